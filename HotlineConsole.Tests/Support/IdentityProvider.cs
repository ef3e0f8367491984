using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace HotlineConsole.Tests.Support;

/// <summary>
/// A provider of OpenID Connect on loopback: description, keys, the code flow with PKCE and a secret, id tokens signed by RSA. Whoever comes is the person that
/// stands in <see cref="Claims"/>.
/// </summary>
public sealed class IdentityProvider : IAsyncDisposable
{
    public const string ClientId = "hotline";
    public const string Secret = "a secret of the client";
    private readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "one" };
    private readonly ConcurrentDictionary<string, (string Challenge, string Nonce, string Back)> _codes = new();
    private readonly WebApplication _app;

    private IdentityProvider(WebApplication app) => _app = app;

    /// <summary>Who signs in there.</summary>
    public Dictionary<string, object> Claims { get; set; } = new() { ["sub"] = "subject-1" };

    /// <summary>Signs with a key that nobody knows.</summary>
    public bool Forges { get; set; }

    public string Address => _app.Urls.Single();

    public static async Task<IdentityProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var provider = new IdentityProvider(builder.Build());
        provider.Map();
        await provider._app.StartAsync();
        return provider;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Map()
    {
        _app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = Address,
            authorization_endpoint = Address + "/authorize",
            token_endpoint = Address + "/token",
            jwks_uri = Address + "/keys",
            response_types_supported = new[] { "code" },
            subject_types_supported = new[] { "public" },
            id_token_signing_alg_values_supported = new[] { "RS256" },
        }));
        _app.MapGet("/keys", () =>
        {
            var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(_key);
            return Results.Json(new { keys = new[] { new { kty = key.Kty, kid = key.Kid, use = "sig", alg = "RS256", n = key.N, e = key.E } } });
        });
        _app.MapGet("/authorize", (string client_id, string redirect_uri, string state, string nonce, string code_challenge) =>
        {
            if (client_id != ClientId)
            {
                return Results.BadRequest();
            }

            var code = Guid.NewGuid().ToString("N");
            _codes[code] = (code_challenge, nonce, redirect_uri);
            return Results.Redirect($"{redirect_uri}?code={code}&state={Uri.EscapeDataString(state)}");
        });
        _app.MapPost("/token", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            return _codes.TryRemove(form["code"].ToString(), out var known) && form["client_secret"] == Secret && form["redirect_uri"] == known.Back
                && Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) == known.Challenge
                ? Results.Json(new { access_token = "none", token_type = "Bearer", id_token = Token(known.Nonce) })
                : Results.BadRequest(new { error = "invalid_grant" });
        });
    }

    private string Token(string nonce) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Address,
        Audience = ClientId,
        Expires = TimeProvider.System.GetUtcNow().AddMinutes(5).UtcDateTime,
        Claims = new Dictionary<string, object>(Claims) { ["nonce"] = nonce },
        SigningCredentials = new(Forges ? new RsaSecurityKey(RSA.Create(2048)) { KeyId = "one" } : _key, SecurityAlgorithms.RsaSha256),
    });
}

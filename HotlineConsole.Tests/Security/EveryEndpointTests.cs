using System.Net;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Standard;
using HotlineConsole.Security;
using HotlineConsole.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit.Abstractions;

namespace HotlineConsole.Tests.Security;

/// <summary>6.1: what holds for everything that can be asked, in Production, whoever asks and whatever is added later.</summary>
public sealed class EveryEndpointTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly Role[] People = [Role.Attendant, Role.Dispatcher, Role.Supervisor, Role.OrganizerStaff, Role.OrganizerLeader, Role.Administrator, Role.SecurityAdministrator, Role.Auditor,
        Role.FollowUp, Role.Keeper, Role.Gateway];

    private readonly ConsoleApp _app = new("Production", new Dictionary<string, string> { ["Security:PagesAtOnce"] = "100000", ["Security:SecondFactor"] = "Optional" });
    private readonly Dictionary<Role, HttpClient> _clients = [];

    public async Task InitializeAsync()
    {
        foreach (var role in People)
        {
            await _app.AddUserAsync(new() { UserName = role.ToString(), DisplayName = "甲", HotlineRole = role, OrganizerId = Users.HasOrganizer(role) ? "E01" : null }, CircuitPage.Password);
            var client = Client();
            using var answer = await client.SignInAsync(role.ToString(), CircuitPage.Password);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            _clients[role] = client;
        }
    }

    public Task DisposeAsync()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }

        return _app.DisposeAsync().AsTask();
    }

    [Fact, Clause("6.1")]
    public async Task Headers_OfEveryAnswer_AreThere()
    {
        var (answers, data, wrong) = (0, 0, new List<string>());
        foreach (var endpoint in _app.Found())
        {
            using var stranger = Client();
            foreach (var client in (HttpClient[])[stranger, Opener(endpoint)])
            {
                using var request = new HttpRequestMessage(new(endpoint.Methods()[0]), endpoint.Address());
                using var answer = await client.SendAsync(request);
                answers++;
                data += answer.StatusCode == HttpStatusCode.OK ? 1 : 0;
                wrong.AddRange(WrongOf(answer).Select(problem => $"{endpoint.Pattern()} ({(int)answer.StatusCode}): {problem}"));
            }
        }

        output.WriteLine($"{answers} answers, {data} of them with something to read.");
        Assert.Equal([], wrong);
        Assert.True(answers > 90 && data > 25, $"{answers} answers, {data} good");
    }

    [Fact, Clause("6.1")]
    public async Task WhateverChangesSomething_WithoutAToken_IsRefused()
    {
        var (forms, calls, lines, wrong) = (0, 0, 0, new List<string>());
        foreach (var endpoint in _app.Found().Where(e => e.Pattern() is not ("/livez" or "/healthz"))) // they answer whatever they are asked with, and change nothing
        {
            foreach (var method in endpoint.Methods().Where(m => m is not ("GET" or "HEAD" or "OPTIONS")))
            {
                var pattern = endpoint.Pattern();
                var isLine = pattern.StartsWith("/_blazor", StringComparison.Ordinal) || pattern.StartsWith("/hub", StringComparison.Ordinal);
                using var request = new HttpRequestMessage(new(method), endpoint.Address());
                request.Content = pattern.StartsWith("/api", StringComparison.Ordinal)
                    ? new StringContent("{}", System.Text.Encoding.UTF8, "application/json")
                    : new FormUrlEncodedContent([new("returnUrl", "/"), new("_handler", "sign-in")]);
                if (isLine)
                {
                    request.Headers.Add("Origin", "https://elsewhere.example"); // a browser says so, and a page of another site cannot have it otherwise
                }

                using var answer = await Opener(endpoint).SendAsync(request);
                var expected = pattern.StartsWith("/api", StringComparison.Ordinal) ? HttpStatusCode.Unauthorized // a cookie is not enough, it needs a key
                    : isLine ? HttpStatusCode.Forbidden
                    : HttpStatusCode.BadRequest;
                (calls, lines, forms) = expected switch
                {
                    HttpStatusCode.Unauthorized => (calls + 1, lines, forms),
                    HttpStatusCode.Forbidden => (calls, lines + 1, forms),
                    _ => (calls, lines, forms + 1),
                };
                if (answer.StatusCode != expected && !(answer.StatusCode == HttpStatusCode.NotFound && pattern == "/{*path}"))
                {
                    wrong.Add($"{method} {pattern}: {(int)answer.StatusCode}");
                }
            }
        }

        output.WriteLine($"{forms} forms and pages, {calls} calls, {lines} lines refuse.");
        Assert.Equal([], wrong);
        Assert.True(forms > 15 && calls > 20 && lines > 3, $"{forms} forms, {calls} calls, {lines} lines");
    }

    [Fact, Clause("6.1")]
    public void Details_OfErrors_AreNotTold()
    {
        Assert.False(_app.Services.GetRequiredService<IOptions<CircuitOptions>>().Value.DetailedErrors);
        Assert.NotEqual(true, _app.Services.GetRequiredService<IOptions<HubOptions>>().Value.EnableDetailedErrors);
        var hubs = typeof(Program).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Hub))).ToList();
        Assert.True(hubs.Count >= 2);
        Assert.All(hubs, hub =>
        {
            var options = (HubOptions)((IOptions<object>)_app.Services.GetRequiredService(typeof(IOptions<>).MakeGenericType(typeof(HubOptions<>).MakeGenericType(hub)))).Value;
            Assert.NotEqual(true, options.EnableDetailedErrors);
            Assert.InRange(options.MaximumReceiveMessageSize!.Value, 1, 4_096);
        });
    }

    private static IEnumerable<string> WrongOf(HttpResponseMessage answer)
    {
        string? Header(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join("|", values) : null;
        var policy = Header("Content-Security-Policy") ?? "";
        var script = policy.Split(';', StringSplitOptions.TrimEntries).SingleOrDefault(part => part.StartsWith("script-src", StringComparison.Ordinal));
        (bool IsGood, string Problem)[] all =
        [
            (script == "script-src 'self'", "script-src: " + script), (policy.Contains("frame-ancestors 'none'", StringComparison.Ordinal), "frame-ancestors"),
            (policy.Contains("object-src 'none'", StringComparison.Ordinal) && policy.Contains("base-uri 'self'", StringComparison.Ordinal) && policy.Contains("form-action 'self'", StringComparison.Ordinal), "policy"),
            (Header("X-Content-Type-Options") == "nosniff", "nosniff"), (Header("Referrer-Policy") == "same-origin", "Referrer-Policy"), (Header("Server") is null && Header("X-Powered-By") is null, "Server"),
            (Header("Strict-Transport-Security")?.Contains("max-age=", StringComparison.Ordinal) is true, "Strict-Transport-Security"),
            (answer.Headers.CacheControl?.NoStore is true, "Cache-Control: " + Header("Cache-Control")),
        ];
        return all.Where(part => !part.IsGood).Select(part => part.Problem);
    }

    // Somebody who may open it.
    private HttpClient Opener(Microsoft.AspNetCore.Routing.RouteEndpoint endpoint) =>
        endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().OfType<NeedsAttribute>().LastOrDefault() is { } needs && People.FirstOrDefault(role => role.MayOpen(needs.Entry)) is var role && _clients.TryGetValue(role, out var client)
            ? client
            : _clients[Role.Supervisor];

    private HttpClient Client() => _app.CreateClient(new() { BaseAddress = new Uri("https://console.example"), AllowAutoRedirect = false });
}

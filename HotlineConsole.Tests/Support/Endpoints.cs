using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Support;

/// <summary>Everything that can be asked of the running application, found by asking it; what the build put there as files is left out.</summary>
public static partial class Endpoints
{
    public static IReadOnlyList<RouteEndpoint> Found(this WebApplicationFactory<Program> app) =>
        [.. app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Where(e => !IsAsset(e))];

    public static string Pattern(this RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    /// <summary>An address of it, with 1 in the place of a parameter.</summary>
    public static string Address(this RouteEndpoint endpoint) => Parameter().Replace(endpoint.Pattern(), "1");

    /// <summary>The methods that it answers; pages and lines do not say, and take both of a browser's.</summary>
    public static IReadOnlyList<string> Methods(this RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["GET", "POST"];

    private static bool IsAsset(RouteEndpoint endpoint) => endpoint.Metadata.Any(m => m.GetType().Name.Contains("StaticAsset", StringComparison.Ordinal));

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}

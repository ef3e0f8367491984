using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using HotlineConsole.Tests.Support;
using Microsoft.AspNetCore.Components;

namespace HotlineConsole.Tests.Security;

public sealed partial class HeaderTests
{
    /// <summary>Every page of the application, with 1 in the place of a parameter.</summary>
    private static readonly IReadOnlyList<string> Pages =
    [
        .. typeof(Program).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>())
            .Select(route => Parameter().Replace(route.Template, "1")).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task SecurityHeaders_AreOnEveryAnswer(string environment)
    {
        await using var app = new ConsoleApp(environment);
        using var client = app.Visitor();
        Assert.True(Pages.Count > 10, "The pages were found.");
        foreach (var address in Pages.Concat(["/", "/livez", "/healthz", "/api/anything", "/no-such-page", "/_framework/blazor.web.js"]))
        {
            using var answer = await client.GetAsync(address);
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.False(answer.Headers.Contains("Server"), address);
        }
    }

    [Fact]
    public async Task Hsts_InProduction_IsSent()
    {
        await using var app = new ConsoleApp("Production");
        using var client = app.CreateClient(new() { BaseAddress = new Uri("https://console.example"), AllowAutoRedirect = false });
        using var answer = await client.GetAsync("/account/sign-in");
        Assert.True(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Pages_NobodySignedIn_ShowNothingButAccountPages()
    {
        await using var app = new ConsoleApp();
        using var client = app.Visitor();
        string[] open = ["/account/sign-in", "/account/sign-in/code", "/account/forbidden", "/error/1", "/not-found", "/setup", "/mail/1", "/rate/1", "/ask"];
        foreach (var address in Pages.Except(open))
        {
            using var answer = await client.GetAsync(address);
            Assert.True(answer.StatusCode is HttpStatusCode.Redirect, $"{address} answered {answer.StatusCode}");
            Assert.Contains("/account/sign-in", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Page_CarriesNoInlineScript()
    {
        await using var app = new ConsoleApp();
        using var client = await app.VisitorAsync("admin");
        var html = await client.GetStringAsync("/admin/devices");
        Assert.NotEmpty(Script().Matches(html));
        Assert.All(Script().Matches(html), script => Assert.Contains("src=", script.Value, StringComparison.Ordinal));
        Assert.DoesNotMatch("<[a-z]+[^>]* on[a-z]+=\"", html);
    }

    [Theory]
    [InlineData("/livez")]
    [InlineData("/healthz")]
    public async Task Health_AnswersWithoutSignIn(string address)
    {
        await using var app = new ConsoleApp();
        using var client = app.Visitor();
        Assert.Equal("Healthy", await client.GetStringAsync(address));
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("<script[^>]*>")]
    private static partial Regex Script();
}

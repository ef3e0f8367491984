using System.Net;
using System.Net.WebSockets;
using HotlineConsole.Core.Standard;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Security;

/// <summary>6.1: cookies of this host alone, lines of this site alone, no word of a proxy that is not in the list, and not as often as one likes.</summary>
public sealed class TransportTests
{
    [Fact, Clause("6.1")]
    public async Task Cookies_InProduction_AreOfThisHostOverTlsAlone()
    {
        await using var app = new ConsoleApp("Production");
        await app.AddUserAsync(new() { UserName = "clerk", DisplayName = "Clerk" }, "Correct horse 3");
        using var client = app.Visitor();
        using var form = await client.GetAsync("/account/sign-in");
        using var answer = await client.SignInAsync("clerk", "Correct horse 3");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        string[] cookies = [.. form.Headers.GetValues("Set-Cookie"), .. answer.Headers.GetValues("Set-Cookie")];
        Assert.Equal(["__Host-hotline-form", "__Host-hotline-person"], cookies.Select(c => c.Split('=')[0]).Distinct().Order(StringComparer.Ordinal));
        Assert.All(cookies, cookie =>
        {
            foreach (var part in (string[])["; secure", "; httponly", "; path=/", "; samesite="])
            {
                Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase);
            }

            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        });
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/attendant")).StatusCode);
    }

    [Fact, Clause("6.1")]
    public async Task PlainHttp_InProduction_IsRefusedInASentence_HealthIsNot()
    {
        await using var app = new ConsoleApp("Production");
        using var client = app.CreateClient(new() { BaseAddress = new Uri("http://localhost"), AllowAutoRedirect = false });
        using var answer = await client.GetAsync("/account/sign-in");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Security:Proxies", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("Healthy", await client.GetStringAsync("/livez"));
    }

    [Theory, Clause("6.1")]
    [InlineData(null, HttpStatusCode.BadRequest)]
    [InlineData("192.0.2.1", HttpStatusCode.BadRequest)] // another proxy than the one that asks
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    public async Task ForwardedScheme_IsTakenFromAListedProxyOnly(string? listed, HttpStatusCode expected)
    {
        await using var app = new ConsoleApp("Production", listed is null ? null : new Dictionary<string, string> { ["Security:Proxies:0"] = listed });
        using var client = new HttpClient { BaseAddress = app.Listen() };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account/sign-in");
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var answer = await client.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory, Clause("6.1")]
    [InlineData("/_blazor", "https://elsewhere.example")]
    [InlineData("/_blazor", "null")]
    [InlineData("/hub/board", "https://elsewhere.example")]
    [InlineData("/hub/wall?language=en", "http://localhost:1")]
    public async Task Line_ForAPageOfAnotherSite_IsRefused(string line, string origin)
    {
        await using var app = new ConsoleApp();
        var page = await CircuitPage.GetAsync(app.Listen(), "/wall", "supervisor");
        using var socket = new ClientWebSocket();
        socket.Options.Cookies = page.Cookies;
        socket.Options.SetRequestHeader("Origin", origin);
        var failure = await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new UriBuilder(new Uri(page.Address, line)) { Scheme = "ws" }.Uri, default));
        Assert.Contains("403", failure.Message, StringComparison.Ordinal);
    }

    [Fact, Clause("6.1")]
    public async Task Passwords_TriedTooOftenFromOneAddress_AreNotLookedAt()
    {
        await using var app = new ConsoleApp();
        using var client = app.Visitor();
        var statuses = new List<HttpStatusCode>();
        for (var attempt = 1; attempt <= 61; attempt++)
        {
            using var answer = await client.SignInAsync($"nobody{attempt}", "wrong password");
            statuses.Add(answer.StatusCode);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                Assert.NotNull(answer.Headers.RetryAfter);
                Assert.Contains("请等待", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
        }

        Assert.Equal(60, statuses.TakeWhile(s => s == HttpStatusCode.OK).Count());
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
    }
}

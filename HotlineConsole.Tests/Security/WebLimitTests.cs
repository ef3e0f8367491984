using System.Net;
using System.Text;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Security;
using HotlineConsole.Tests.Security.Malformed;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Security;

/// <summary>6.1: what is too large or comes too often is refused in a way that can be read; everybody else goes on.</summary>
public sealed class WebLimitTests : IAsyncLifetime
{
    private const int AtOnce = 12;

    private readonly ConsoleApp _app = new(settings: new Dictionary<string, string> { ["Security:PagesAtOnce"] = $"{AtOnce}", ["Security:PagesASecond"] = "1", ["Security:CallsAtOnce"] = "3", ["Security:CallsASecond"] = "1" });
    private Uri _address = default!;

    public Task InitializeAsync()
    {
        _address = _app.Listen();
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Fact, Clause("6.1")]
    public async Task Pages_AskedTooOften_AreRefusedInASentence_AssetsAndOthersAreNot()
    {
        var page = await CircuitPage.GetAsync(_address, "/dispatcher", "dispatcher");
        HttpResponseMessage? refused = null;
        for (var i = 0; i <= 2 * AtOnce && refused is null; i++)
        {
            var answer = await page.Client.GetAsync("/dispatcher");
            refused = answer.StatusCode == HttpStatusCode.TooManyRequests ? answer : null;
        }

        Assert.NotNull(refused);
        Assert.Matches("^[1-9][0-9]*$", refused.Headers.GetValues("Retry-After").Single());
        Assert.Contains("请等待", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("utf-8", refused.Content.Headers.ContentType!.CharSet);
        foreach (var free in (string[])["/livez", "/healthz", "/_framework/blazor.web.js", "/favicon.svg"])
        {
            Assert.Equal(HttpStatusCode.OK, (await page.Client.GetAsync(free)).StatusCode);
        }

        using var other = new HttpClient { BaseAddress = _address };
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/account/sign-in")).StatusCode);
    }

    [Fact, Clause("6.1")]
    public async Task Calls_AskedTooOften_AreRefusedWithTheTimeToWait()
    {
        using var client = new HttpClient { BaseAddress = _address };
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 12; i++)
        {
            answers.Add(await client.GetAsync("/api/v1/board"));
        }

        Assert.Contains(answers, a => a.StatusCode == HttpStatusCode.TooManyRequests && a.Headers.RetryAfter is not null);
    }

    [Fact, Clause("6.1")]
    public async Task LinksOfMails_AreGoodForThirtyAtOnce_ThenForOneASecond_WhateverIsAskedOfThem()
    {
        using var client = new HttpClient { BaseAddress = _address };
        for (var i = 0; i < 30; i++)
        {
            var answer = await client.GetAsync($"/mail/{i}");
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{i}: {answer.StatusCode}");
        }

        HttpResponseMessage? refused = null;
        for (var i = 0; i < 200 && refused is null; i++)
        {
            var answer = i % 2 == 0 ? await client.GetAsync($"/mail/{i}/attachments/1") : await client.PostAsync($"/mail/{i}/attachments?name=a.jpg", null);
            refused = answer.StatusCode == HttpStatusCode.TooManyRequests ? answer : null;
        }

        Assert.NotNull(refused);
        Assert.Matches("^[1-9][0-9]*$", refused.Headers.GetValues("Retry-After").Single());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/account/sign-in")).StatusCode);
    }

    [Theory, Clause("6.1")]
    [InlineData("body", HttpStatusCode.BadRequest)] // its token is not found in what is not read
    [InlineData("headers", HttpStatusCode.RequestHeaderFieldsTooLarge)]
    [InlineData("header count", HttpStatusCode.RequestHeaderFieldsTooLarge)]
    [InlineData("line", HttpStatusCode.RequestUriTooLong)]
    [InlineData("form values", HttpStatusCode.BadRequest)]
    [InlineData("form value", HttpStatusCode.BadRequest)]
    public async Task Request_TooLarge_IsRefused(string what, HttpStatusCode expected)
    {
        await using var app = new ConsoleApp("Production", new Dictionary<string, string> { ["Security:PlainHttp"] = "true" });
        using var client = new HttpClient { BaseAddress = app.Listen() };
        using var request = new HttpRequestMessage(what is "headers" or "line" or "header count" ? HttpMethod.Get : HttpMethod.Post, what == "line" ? "/account/sign-in?x=" + new string('x', 9_000) : "/account/sign-out");
        switch (what)
        {
            case "headers":
                request.Headers.Add("X-Large", new string('x', WebLimits.LargestHeaders));
                break;
            case "header count":
                for (var i = 0; i < 70; i++)
                {
                    request.Headers.Add("X-Many-" + i, "x");
                }

                break;
            case "body":
                request.Content = new StringContent("returnUrl=" + new string('x', WebLimits.LargestBody), Encoding.UTF8, "application/x-www-form-urlencoded");
                break;
            case "form values":
                request.Content = new FormUrlEncodedContent(Enumerable.Range(0, 65).Select(i => KeyValuePair.Create("v" + i, "x")));
                break;
            case "form value":
                request.Content = new FormUrlEncodedContent([new("returnUrl", new string('x', WebLimits.LargestFormValue + 1))]);
                break;
        }

        using var answer = await client.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Null(Leaks.In(await answer.Content.ReadAsStringAsync()));
    }

    [Fact, Clause("6.1")]
    public async Task CircuitMessage_TooLarge_ClosesTheLine_TheLongestTextDoesNot()
    {
        var page = await CircuitPage.GetAsync(_address, "/dispatcher", "dispatcher");
        const string hello = """{"protocol":"blazorpack","version":1}""";
        await using var line = await BadLine.OpenAsync(new(_address, "/_blazor"), hello, page.Cookies);
        Assert.True(await line.SendAsync(HubMessage.Invocation("x", "NoSuchMethod", new string('长', CommandTexts.Longest))));
        Assert.False(await line.SendAsync(HubMessage.Invocation("x", "NoSuchMethod", new string('x', WebLimits.LargestCircuitMessage))));
    }
}

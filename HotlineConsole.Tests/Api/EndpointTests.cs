using System.Net;
using HotlineConsole.Core.Texts;
using HotlineConsole.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Api;

public sealed class EndpointTests(ApiApp api) : IClassFixture<ApiApp>
{
    [Fact]
    public async Task Endpoints_OfTheApi_AllRefuseAStranger()
    {
        var endpoints = Endpoints();
        Assert.True(endpoints.Count > 25, "The endpoints were found.");
        using var client = api.App.Visitor();
        foreach (var (method, pattern) in endpoints)
        {
            using var request = new HttpRequestMessage(method, Samples(pattern));
            using var answer = await client.SendAsync(request);
            Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized, $"{method} {pattern} answered {answer.StatusCode}");
        }
    }

    [Fact]
    public void Endpoints_OfTheApi_NoneIsOpenAndEachHasItsSummary()
    {
        var all = api.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(IsApi).ToList();
        Assert.Equal([], all.Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(e => e.DisplayName));
        var names = all.Select(e => "api.op." + e.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName).ToList();
        Assert.Equal([], names.Where(name => !Words.InChinese.ContainsKey(name) || !Words.InEnglish.ContainsKey(name)));
    }

    [Fact]
    public async Task Description_SaysSummaryClauseAndBody()
    {
        using var client = api.App.Visitor();
        client.DefaultRequestHeaders.Add("Accept-Language", "en");
        var reply = await Reply.OfAsync(await client.GetAsync("/openapi/v1.json"));
        Assert.True(reply.Status == 200, reply.Text);
        var sign = reply.Json.GetProperty("paths").GetProperty("/api/v1/orders/{number}/sign").GetProperty("post");
        Assert.Equal("Sign for an order", sign.GetProperty("summary").GetString());
        Assert.Equal("Clauses: 5.3.2.2.2", sign.GetProperty("description").GetString());
        var paths = reply.Json.GetProperty("paths").EnumerateObject().ToList();
        Assert.DoesNotContain(paths, path => !path.Name.StartsWith("/api/v1/", StringComparison.Ordinal));
        var contact = reply.Json.GetProperty("paths").GetProperty("/api/v1/orders/{number}/contact").GetProperty("post");
        Assert.True(contact.TryGetProperty("requestBody", out _), contact.GetRawText());
        Assert.True(sign.GetProperty("parameters").EnumerateArray().Count() == 3, sign.GetRawText());
    }

    [Fact]
    public async Task Description_InProduction_AsksWhoReads()
    {
        await using var app = new ConsoleApp("Production");
        using var client = app.Visitor();
        using var answer = await client.GetAsync("/openapi/v1.json");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task Health_WithStoreAndFeedAtWork_IsGood()
    {
        await api.AcceptAsync();
        using var client = api.App.Visitor();
        Assert.Equal("Healthy", await client.GetStringAsync("/healthz"));
    }

    private static bool IsApi(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal);

    private static string Samples(string pattern) => pattern.Replace("{number}", "202601010000011", StringComparison.Ordinal)
        .Replace("{supervision:int}", "1", StringComparison.Ordinal).Replace("{visit:int}", "1", StringComparison.Ordinal)
        .Replace("{complaint:long}", "1", StringComparison.Ordinal).Replace("{id}", "c-1", StringComparison.Ordinal)
        .Replace("{unmasking:int}", "1", StringComparison.Ordinal)
        .Replace("{whistle:int}", "1", StringComparison.Ordinal).Replace("{task:int}", "1", StringComparison.Ordinal).Replace("{attachment:int}", "1", StringComparison.Ordinal);

    private List<(HttpMethod Method, string Pattern)> Endpoints() =>
    [
        .. api.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(IsApi)
            .SelectMany(e => e.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Select(m => (new HttpMethod(m), e.RoutePattern.RawText!))),
    ];
}

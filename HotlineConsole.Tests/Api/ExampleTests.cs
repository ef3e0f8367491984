using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Api;

public sealed class ExampleTests(ApiApp api) : IClassFixture<ApiApp>
{
    private static readonly string[] Accounts = ["attendant", "dispatcher", "supervisor", "street-staff", "street-leader"];

    [Fact]
    public void Examples_NameEndpointsThatExist_AndLeaveNoWriteOut()
    {
        var endpoints = api.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal)).ToList();
        var shown = new HashSet<RouteEndpoint>();
        foreach (var file in HttpFile.All)
        {
            var read = HttpFile.Read(file);
            Assert.NotEmpty(read.Examples);
            foreach (var example in read.Examples)
            {
                var path = example.Address.Replace("{{base}}", "", StringComparison.Ordinal).Replace("{{accepted.response.body.$.number}}", "1", StringComparison.Ordinal)
                    .Replace("{{number}}", "1", StringComparison.Ordinal).Split('?')[0];
                var found = endpoints.Where(e => e.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Contains(example.Method) && Leads(e, path)).ToList();
                Assert.True(found.Count == 1, $"{file}: {example.Method} {path} leads to {found.Count} endpoints");
                shown.Add(found[0]);
            }
        }

        Assert.Equal([], endpoints.Except(shown).Select(e => e.DisplayName));
    }

    [Fact]
    public async Task Life_RunFromBeginningToEnd_Succeeds()
    {
        var life = HttpFile.Read(Path.Combine("docs", "api", "life.http"));
        var keys = Accounts.ToDictionary(account => account, api.KeyOf);
        keys["base"] = "https://localhost";
        var answers = new Dictionary<string, JsonElement>();
        using var client = api.App.Visitor();
        foreach (var example in life.Examples)
        {
            string Fill(string text) => life.Fill(text, keys, answers, TimeProvider.System.GetUtcNow());
            using var request = new HttpRequestMessage(new HttpMethod(example.Method), Fill(example.Address));
            request.Content = example.Body is null ? null : new StringContent(Fill(example.Body), MediaTypeHeaderValue.Parse("application/json"));
            foreach (var (name, value) in example.Headers.Where(header => header.Name != "Content-Type"))
            {
                request.Headers.Add(name, Fill(value));
            }

            var reply = await Reply.OfAsync(await client.SendAsync(request));
            Assert.True(reply.Status is 200 or 201, $"{example.Method} {example.Address}: {reply.Text}");
            answers[example.Name ?? ""] = reply.Json;
        }

        Assert.Equal("WorkOrderClosed", answers[""].EnumerateArray().Last().GetProperty("event").GetString());
    }

    private static bool Leads(RouteEndpoint endpoint, string path) =>
        new TemplateMatcher(TemplateParser.Parse(endpoint.RoutePattern.RawText!.TrimStart('/')), []).TryMatch(new PathString(path), []);
}

using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Security;
using HotlineConsole.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace HotlineConsole.Tests.Security.Malformed;

/// <summary>
/// 6.1, 7.2: ten thousand requests, hub messages and circuit frames that were made wrong take nothing down: everybody else goes on, and no answer tells
/// anything of the inside or of others.
/// </summary>
[Trait("Engine", "sqlite")]
public sealed partial class MalformedTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Requests = 5_400;
    private const int RawRequests = 600;
    private const int HubMessages = 3_000;
    private const int Frames = 1_000;
    private const int Between = 500;

    private readonly ConsoleApp _app = new("Production", new Dictionary<string, string>
    {
        ["Security:PlainHttp"] = "true", ["Security:PagesAtOnce"] = "1000000", ["Security:CallsAtOnce"] = "1000000", ["Security:MostCircuitsOfAUser"] = "1000",
    });
    private const int Waited = (HubMessages + Frames) / 200;

    private readonly ConcurrentBag<string> _leaks = [];
    private readonly ConcurrentBag<string> _silent = [];
    private readonly ConcurrentBag<string> _broken = [];
    private readonly ConcurrentDictionary<int, int> _statuses = new();
    private Uri _address = default!;
    private GoodCompany _company = default!;
    private string _key = "";

    public async Task InitializeAsync()
    {
        _address = _app.Listen();
        foreach (var role in (Role[])[Role.Dispatcher, Role.Supervisor, Role.OrganizerStaff])
        {
            await _app.AddUserAsync(new() { UserName = role.ToString(), DisplayName = "甲", HotlineRole = role, OrganizerId = role == Role.OrganizerStaff ? "E01" : null }, CircuitPage.Password);
        }

        await using var db = await _app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
        _key = await _app.Services.GetRequiredService<ApiKeys>().AddAsync("x", (await db.Users.SingleAsync(u => u.UserName == "OrganizerStaff")).Id);
        _company = new(_app.Services.GetRequiredService<HotlineStore>(),
            await CircuitClient.OpenAsync(await CircuitPage.GetAsync(_address, "/dispatcher", user: "Dispatcher")),
            await WallClient.OpenAsync(await CircuitPage.GetAsync(_address, "/wall", user: "Supervisor")));
    }

    public async Task DisposeAsync()
    {
        await _company.DisposeAsync();
        await _app.DisposeAsync();
    }

    [Fact, Clause("6.1")]
    public async Task TenThousandMalformed_TakeNothingDown_AndTellNothing()
    {
        await _company.HearAsync();
        var began = TimeProvider.System.GetTimestamp();
        await RequestsAsync(new(12_345));
        var raw = await RawRequestsAsync(new(23_456));
        output.WriteLine($"requests done after {TimeProvider.System.GetElapsedTime(began).TotalSeconds:0} s");
        var hub = await HubMessagesAsync(new(34_567));
        output.WriteLine($"hub messages done after {TimeProvider.System.GetElapsedTime(began).TotalSeconds:0} s");
        var circuits = await FramesAsync(new(45_678));
        await _company.HearAsync();
        using var client = new HttpClient { BaseAddress = _address };
        Assert.Equal("Healthy", await client.GetStringAsync("/healthz"));
        output.WriteLine($"{Requests} requests ({string.Join(", ", _statuses.OrderBy(s => s.Key).Select(s => $"{s.Key}: {s.Value}"))}), {RawRequests} raw ({raw} answered), {HubMessages} hub messages ({hub} closed a line), {Frames} circuit frames ({circuits} closed a line); {TimeProvider.System.GetElapsedTime(began).TotalSeconds:0} s; a desk and a wall heard {_company.Heard} changes; {_leaks.Count} leaks, {_silent.Count} without an answer.");
        Assert.Equal([], _leaks.Distinct().Take(20));
        Assert.True(_silent.Count <= Waited, $"{_silent.Count} lines got no answer"); // a frame that says it is longer than what came is waited for, until the line counts as quiet
        Assert.Equal([], _broken.Take(20));
    }

    private async Task RequestsAsync(Mutator wrong)
    {
        var endpoints = _app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .SelectMany(e => (e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"]).Select(m => (Method: m, Path: "/" + e.RoutePattern.RawText!.TrimStart('/'))))
            .Where(e => !e.Path.StartsWith("/_blazor", StringComparison.Ordinal) || e.Method == "POST").Distinct().ToArray();
        Assert.True(endpoints.Length > 40, $"{endpoints.Length} endpoints");
        var page = await CircuitPage.GetAsync(_address, "/organizer", user: "OrganizerStaff");
        var body = System.Text.Json.JsonSerializer.Serialize(Api.ApiApp.Complaint());
        for (var i = 0; i < Requests; i++)
        {
            var (method, path) = endpoints[wrong.Next(endpoints.Length)];
            using var request = new HttpRequestMessage(new(wrong.Next(20) == 0 ? wrong.Of("PUT", "PATCH", "TRACE", "OPTIONS", "HEAD", "X") : method), AddressOf(path));
            Spoil(request);
            if (request.Method.Method is not ("GET" or "HEAD" or "TRACE"))
            {
                request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(wrong.Json(body)));
                request.Content.Headers.TryAddWithoutValidation("Content-Type", wrong.Of("application/json", "application/json", "application/json; charset=utf-7", "application/x-www-form-urlencoded", "multipart/form-data; boundary=", "text/plain", "*/*", "application/json; charset=\"", ""));
            }

            using var answer = await page.Client.SendAsync(request);
            _statuses.AddOrUpdate((int)answer.StatusCode, 1, (_, n) => n + 1);
            if ((int)answer.StatusCode >= 500)
            {
                _broken.Add($"{(int)answer.StatusCode} {request.Method} {request.RequestUri} {request.Content?.Headers}: {_app.Log.All.LastOrDefault()}");
            }

            Read($"{request.Method} {request.RequestUri}", await answer.Content.ReadAsStringAsync() + answer.Headers);
            await BetweenAsync(i);
        }

        Uri AddressOf(string path)
        {
            var filled = System.Text.RegularExpressions.Regex.Replace(path, @"\{[^}]+\}", _ => wrong.Of("1", "-1", "99999999999999999999", "%00", "%2e%2e%2f", "a%0d%0ab", "%ff", "{x}", "202601010000011", new string('9', 2_000), "%F0%9F%98%80", "<b>"));
            return new(_address, filled + (wrong.Next(2) == 0 ? "?" + wrong.Of("limit=1e9", "q=%00", "q=" + new string('%', 3), "cursor=x", "status=7", "returnUrl=//x.example", "a=1&a=2&a", "=", "&&&", "x=" + new string('x', 4_000), "token=%00", "token=%ff") : ""));
        }

        void Spoil(HttpRequestMessage request)
        {
            (string Name, string[] Values)[] headers =
            [
                ("Authorization", ["Bearer " + _key, "Bearer " + _key, "Bearer hk_", "Bearer", "Basic x", "Bearer hk_" + new string('a', 3_000), string.Concat(wrong.Text("Bearer " + _key).Where(c => c is >= ' ' and <= '~'))]),
                ("If-Match", ["\"1\"", "1", "\"99999999999999\"", "W/\"1\"", "*", "\""]), ("Idempotency-Key", ["x", "\"", "{}", Guid.Empty.ToString()]),
                ("Accept-Language", ["xx-invalid-x-y-z", "en;q=2", ",,,", "*"]), ("Accept", ["x/y", "*/*;q=-1", "application/problem+json"]), ("Content-Encoding", ["gzip", "x"]), ("Range", ["bytes=9-1", "x"]),
                ("Cookie", [".AspNetCore.Culture=c%3D..%7Cuic%3Dx", "hotline-person=x", "hotline-form=%", "a=b=c;;;"]), ("X-Forwarded-For", ["x", "1.2.3.4, 5"]), ("Origin", ["null", "x"]),
            ];
            foreach (var (name, values) in headers)
            {
                if (name == "Authorization" ? wrong.Next(4) > 0 : wrong.Next(6) == 0)
                {
                    request.Headers.TryAddWithoutValidation(name, wrong.Of(values.AsSpan()));
                }
            }
        }
    }

    // What no client library sends: the bytes of a request, spoilt.
    private async Task<int> RawRequestsAsync(Mutator wrong)
    {
        var answered = 0;
        for (var i = 0; i < RawRequests; i++)
        {
            var body = wrong.Json("""{"note":"x"}""");
            var good = $"POST /api/v1/orders/202601010000011/{wrong.Of("progress", "sign", "return")} HTTP/1.1\r\nHost: {_address.Authority}\r\nAuthorization: Bearer {_key}\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {wrong.Of(Encoding.UTF8.GetByteCount(body), 1, 0, int.MaxValue)}\r\n\r\n{body}";
            using var socket = new TcpClient();
            await socket.ConnectAsync(_address.Host, _address.Port);
            var stream = socket.GetStream();
            await stream.WriteAsync(wrong.Next(4) == 0 ? Encoding.UTF8.GetBytes(good) : wrong.Bytes(Encoding.UTF8.GetBytes(good)));
            socket.Client.Shutdown(SocketShutdown.Send);
            try
            {
                using var reader = new StreamReader(stream);
                var answer = await reader.ReadToEndAsync();
                answered += answer.Length > 0 ? 1 : 0;
                Read("raw", answer);
                Assert.DoesNotContain("HTTP/1.1 500", answer, StringComparison.Ordinal);
            }
            catch (IOException)
            {
                // cut off, which is an answer
            }

            await BetweenAsync(i);
        }

        return answered;
    }

    private Task BetweenAsync(int i) => i % Between == 0 ? _company.HearAsync() : Task.CompletedTask;

    private void Read(string what, string answer)
    {
        if (Leaks.In(answer) is { } leak)
        {
            _leaks.Add($"{what}: {leak}");
        }
    }
}

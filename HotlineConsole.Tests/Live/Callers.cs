using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using HotlineConsole.Tests.Api;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Live;

/// <summary>One command over the API: <paramref name="Mark"/> is a text in it that no other command has.</summary>
internal sealed record Sent(string Account, string Path, object Body, Guid Key, string Mark);

/// <summary>Programs that accept and dispatch at the same time, and remember every command that they sent and every answer of success they got.</summary>
internal sealed class Callers(IReadOnlyDictionary<string, string> keys)
{
    private readonly ConcurrentQueue<Sent> _all = new();
    private readonly ConcurrentDictionary<Sent, string> _acknowledged = new();
    private int _marks;

    /// <summary>What was answered with success, with the answer's text.</summary>
    public IReadOnlyDictionary<Sent, string> Acknowledged => _acknowledged;

    /// <summary>Everything that was ever sent, whether it was answered or not.</summary>
    public IReadOnlyCollection<Sent> All => _all;

    /// <summary>Each of so many accepts an order and dispatches it, again and again, until the application is gone.</summary>
    public Task UntilGoneAsync(RunningConsole console, int callers) => Task.WhenAll(Enumerable.Range(0, callers).Select(_ => CallAsync(console)));

    public async Task<(int Status, string Text)> SendAsync(RunningConsole console, Sent sent)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, ApiApp.Root + sent.Path) { Content = JsonContent.Create(sent.Body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", keys[sent.Account]);
        request.Headers.TryAddWithoutValidation("Idempotency-Key", sent.Key.ToString());
        using var answer = await console.Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        if (answer.IsSuccessStatusCode)
        {
            _acknowledged.TryAdd(sent, text);
        }

        return ((int)answer.StatusCode, text);
    }

    private async Task CallAsync(RunningConsole console)
    {
        try
        {
            while (true)
            {
                var mark = NextMark();
                var complaint = ApiApp.Complaint();
                complaint["title"] = mark;
                var accepted = await SendAsync(console, Remembered("attendant", "/orders", complaint, mark));
                Assert.True(accepted.Status == 201, accepted.Text);

                // The city's own dispatchers may have been faster, which is refused with 409.
                var opinion = NextMark();
                var dispatched = await SendAsync(console, Remembered("dispatcher", $"/orders/{NumberIn(accepted.Text)}/dispatch", new { lead = "S110105001", opinion }, opinion));
                Assert.True(dispatched.Status is 200 or 409, dispatched.Text);
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // The application was killed.
        }
    }

    public static string NumberIn(string answer) => System.Text.Json.JsonDocument.Parse(answer).RootElement.GetProperty("number").GetString()!;

    private Sent Remembered(string account, string path, object body, string mark)
    {
        var sent = new Sent(account, path, body, Guid.NewGuid(), mark);
        _all.Enqueue(sent);
        return sent;
    }

    private string NextMark() => $"mark-{Interlocked.Increment(ref _marks):D6}-";
}

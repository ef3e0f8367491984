using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Security;
using HotlineConsole.Tests.Api;
using HotlineConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Live;

/// <summary>One command over the API: <paramref name="Mark"/> is a text in it that no other command has.</summary>
internal sealed record Sent(string Account, string Path, object Body, Guid Key, string Mark);

/// <summary>Programs that accept and dispatch at the same time, and remember every command that they sent and every answer of success they got.</summary>
internal sealed class Callers(IReadOnlyDictionary<string, string> keys)
{
    private readonly ConcurrentQueue<Sent> _all = new();
    private readonly ConcurrentDictionary<Sent, string> _acknowledged = new();
    private int _marks;

    /// <summary>Callers with keys of their own on the database that these settings name.</summary>
    public static async Task<Callers> OnAsync(IReadOnlyDictionary<string, string> storage)
    {
        await using var app = new ConsoleApp(settings: storage);
        var keys = app.Services.GetRequiredService<ApiKeys>();
        await using var accounts = await app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
        var made = new Dictionary<string, string>();
        foreach (var user in await accounts.Users.Where(u => u.UserName == "attendant" || u.UserName == "dispatcher").ToListAsync())
        {
            made[user.UserName!] = await keys.AddAsync(user.UserName!, user.Id);
        }

        return new(made);
    }

    /// <summary>What was answered with success, with the answer's text.</summary>
    public IReadOnlyDictionary<Sent, string> Acknowledged => _acknowledged;

    /// <summary>Everything that was ever sent, whether it was answered or not.</summary>
    public IReadOnlyCollection<Sent> All => _all;

    /// <summary>Each of so many accepts an order and dispatches it, again and again, until the application is gone or it is enough.</summary>
    public Task UntilGoneAsync(RunningConsole console, int callers, CancellationToken stop) => Task.WhenAll(Enumerable.Range(0, callers).Select(_ => CallAsync(console, stop)));

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

    /// <summary>Whatever was acknowledged gets the same answer again.</summary>
    public async Task AssertSameAnswersAsync(RunningConsole console)
    {
        foreach (var (sent, text) in Acknowledged.ToArray())
        {
            Assert.Equal(text, (await SendAsync(console, sent)).Text);
        }
    }

    /// <summary>Sends again what was not answered: whether it was committed is not known; afterwards it is there once, too, or refused.</summary>
    public async Task SendUnansweredAgainAsync(RunningConsole console)
    {
        foreach (var sent in All.Where(s => !Acknowledged.ContainsKey(s)).ToArray())
        {
            var (status, text) = await SendAsync(console, sent);
            Assert.True(status is 200 or 201 or 409, text);
        }
    }

    /// <summary>Every acknowledged command is in the log once, and nothing is there twice.</summary>
    public async Task AssertEachOnceAsync(HotlineDb db)
    {
        var marked = (await db.Events.Where(e => e.Body.Contains("mark-")).ToListAsync())
            .ToLookup(e => e.Body.Substring(e.Body.IndexOf("mark-", StringComparison.Ordinal), "mark-000000-".Length));
        Assert.DoesNotContain(marked, m => m.Count() > 1);
        foreach (var (sent, text) in Acknowledged)
        {
            var happened = Assert.Single(marked[sent.Mark]);
            Assert.Equal(sent.Path == "/orders" ? nameof(WorkOrderAccepted) : nameof(WorkOrderDispatched), happened.Kind);
            Assert.Equal(NumberIn(text), new WorkOrderNumber(happened.Stream).ToString());
        }

        var accepted = await db.Events.Where(e => e.Kind == nameof(WorkOrderAccepted)).Select(e => e.Stream).ToListAsync();
        Assert.Equal((await db.Orders.Select(o => o.Number).ToListAsync()).Select(n => n.Value).Order(), accepted.Order());
    }

    private async Task CallAsync(RunningConsole console, CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
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

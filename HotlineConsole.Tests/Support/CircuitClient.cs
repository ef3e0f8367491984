using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;

namespace HotlineConsole.Tests.Support;

/// <summary>A render batch as it arrived: when, by the machine's steady clock, how many bytes of batch, and what its reader took from it.</summary>
public readonly record struct RenderedBatch(long At, int Bytes, long Mark);

/// <summary>Takes a number out of a message, such as which commit it shows.</summary>
public delegate long ReadMark(ReadOnlySpan<byte> message);

/// <summary>
/// A circuit without a browser: opens it as the Blazor script does, counts render batches and acknowledges them, but builds no page. Light enough for a
/// thousand in one process.
/// </summary>
public sealed partial class CircuitClient : IScreen
{
    private const string StartCall = "1";
    private static readonly TimeSpan PingAfter = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly CircuitPage _page;
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly TaskCompletionSource<string> _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _rendered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<RenderedBatch> _batches = new();
    private readonly List<byte[]> _answers = [];
    private TaskCompletionSource _pinged = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _receiving = Task.CompletedTask;
    private volatile bool _acknowledges = true;
    private long _newest;
    private long _sentAt;

    private CircuitClient(CircuitPage page)
    {
        _page = page;
        _socket.Options.Cookies = page.Cookies;
        _socket.Options.KeepAliveInterval = TimeSpan.Zero;
    }

    /// <summary>The batches that came since the last <see cref="Forget"/>.</summary>
    public IReadOnlyCollection<RenderedBatch> Batches => _batches;

    public IReadOnlyCollection<RenderedBatch> Frames => _batches;

    /// <summary>Is given every message as it came; what it answers counts for nothing.</summary>
    public ReadMark? Hears { get; set; }

    /// <summary>By what a browser comes back to the circuit.</summary>
    public string Secret { get; private set; } = "";

    /// <summary>Done when the server has closed the line.</summary>
    public Task Closed => _receiving;

    /// <summary>Why the server closed the circuit or said that it broke; null while it is well.</summary>
    public string? Failure { get; private set; }

    public long Mark => 0;

    /// <summary>Opens a circuit and waits for its first batch.</summary>
    public static async Task<CircuitClient> OpenAsync(CircuitPage page)
    {
        var client = await ConnectAsync(page);
        await client.SendAsync(HubMessage.Invocation(StartCall, "StartCircuit", new Uri(page.Address, "/").ToString(), page.Address.ToString(), "[]", ""));
        client.Secret = await client._answered.Task.WaitAsync(Patience);
        await client.SendAsync(HubMessage.Invocation(null, "UpdateRootComponents", page.Operations, ""));
        await client._rendered.Task.WaitAsync(Patience);
        return client;
    }

    private static async Task<CircuitClient> ConnectAsync(CircuitPage page)
    {
        var client = new CircuitClient(page);
        using var limit = new CancellationTokenSource(Patience);
        await client._socket.ConnectAsync(page.Socket, limit.Token);
        await client.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"));
        var agreed = await client._socket.ReceiveAsync(new byte[256], limit.Token);
        Assert.Equal(3, agreed.Count); // {} and the end sign
        client._receiving = client.ReceiveAsync();
        return client;
    }

    /// <summary>Comes back to a circuit on a line of its own, as a browser does that has lost the first; whether it is let in.</summary>
    public static async Task<bool> ReturnsAsync(CircuitPage page, string secret)
    {
        await using var client = await ConnectAsync(page);
        await client.SendAsync(HubMessage.Invocation(StartCall, "ConnectCircuit", secret));
        return await client._answered.Task.WaitAsync(Patience) == bool.TrueString;
    }

    /// <summary>Goes to another address within the circuit, as a person does by a link.</summary>
    public Task MoveAsync(string path) => SendAsync(HubMessage.Invocation(null, "OnLocationChanged", new Uri(_page.Address, path).ToString(), null, true));

    public void Forget() => _batches.Clear();

    /// <summary>Waits for the server's next sign of life, which it gives only when it has sent nothing for its heartbeat.</summary>
    public Task SilenceAsync() => Volatile.Read(ref _pinged).Task.WaitAsync(Patience);

    /// <summary>Whether batches are acknowledged; when that begins again, all that have come are.</summary>
    public Task AcknowledgeAsync(bool yes)
    {
        _acknowledges = yes;
        return yes ? SendAsync(Acknowledgement(Volatile.Read(ref _newest))) : Task.CompletedTask;
    }

    /// <summary>Closes as a browser does that leaves the page: the circuit is gone, not kept for a return.</summary>
    public async Task CloseAsync()
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("circuitId", Secret)]);
        using var answer = await _page.Client.PostAsync(new Uri("/_blazor/disconnect", UriKind.Relative), form);
        answer.EnsureSuccessStatusCode();
        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _receiving;
        _socket.Dispose();
        _sending.Dispose();
    }

    private static byte[] Acknowledgement(long batch) => HubMessage.Invocation(null, "OnRenderCompleted", batch, null);

    private async Task SendAsync(byte[] message)
    {
        await _sending.WaitAsync();
        try
        {
            _sentAt = TimeProvider.System.GetTimestamp();
            await _socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, default);
        }
        finally
        {
            _sending.Release();
        }
    }
}

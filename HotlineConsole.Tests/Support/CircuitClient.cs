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
public sealed class CircuitClient : IScreen
{
    private const string StartCall = "1";
    private static readonly TimeSpan PingAfter = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly CircuitPage _page;
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly TaskCompletionSource<string> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
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

    /// <summary>Why the server closed the circuit or said that it broke; null while it is well.</summary>
    public string? Failure { get; private set; }

    public long Mark => 0;

    /// <summary>Opens a circuit and waits for its first batch.</summary>
    public static async Task<CircuitClient> OpenAsync(CircuitPage page)
    {
        var client = new CircuitClient(page);
        using var limit = new CancellationTokenSource(Patience);
        await client._socket.ConnectAsync(page.Socket, limit.Token);
        await client.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"));
        var agreed = await client._socket.ReceiveAsync(new byte[256], limit.Token);
        Assert.Equal(3, agreed.Count); // {} and the end sign
        client._receiving = client.ReceiveAsync();
        await client.SendAsync(HubMessage.Invocation(StartCall, "StartCircuit", new Uri(page.Address, "/").ToString(), page.Address.ToString(), "[]", ""));
        await client._started.Task.WaitAsync(Patience);
        await client.SendAsync(HubMessage.Invocation(null, "UpdateRootComponents", page.Operations, ""));
        await client._rendered.Task.WaitAsync(Patience);
        return client;
    }

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
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("circuitId", await _started.Task)]);
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

    private async Task ReceiveAsync()
    {
        var buffer = new byte[16 * 1024];
        var filled = 0;
        try
        {
            while (_socket.State == WebSocketState.Open)
            {
                filled += (await _socket.ReceiveAsync(buffer.AsMemory(filled), default)).Count;
                var taken = Take(buffer.AsSpan(0, filled), TimeProvider.System.GetTimestamp());
                buffer.AsSpan(taken, filled - taken).CopyTo(buffer);
                filled -= taken;
                if (filled == buffer.Length)
                {
                    Array.Resize(ref buffer, 2 * buffer.Length);
                }

                foreach (var answer in _answers)
                {
                    await SendAsync(answer);
                }

                _answers.Clear();
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            Failure ??= e.Message;
        }
    }

    private int Take(ReadOnlySpan<byte> bytes, long at)
    {
        var taken = 0;
        while (HubMessage.LengthOf(bytes[taken..]) is var (prefix, body))
        {
            Read(bytes.Slice(taken + prefix, body), at);
            taken += prefix + body;
        }

        return taken;
    }

    private void Read(ReadOnlySpan<byte> message, long at)
    {
        var reader = new PackReader(message);
        reader.ReadArray();
        switch (reader.ReadInteger())
        {
            case HubMessage.InvocationType:
                reader.Skip(); // headers
                reader.Skip(); // the server never waits for an answer
                ReadCall(reader.ReadText()!, reader, at);
                break;
            case HubMessage.CompletionType:
                reader.Skip();
                reader.Skip();
                reader.ReadInteger();
                _started.TrySetResult(reader.ReadText() ?? "");
                break;
            case HubMessage.PingType:
                Interlocked.Exchange(ref _pinged, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
                if (TimeProvider.System.GetElapsedTime(_sentAt, at) > PingAfter)
                {
                    _answers.Add(HubMessage.Ping);
                }

                break;
            case HubMessage.CloseType:
                Failure ??= "closed by the server";
                break;
        }
    }

    private void ReadCall(string name, PackReader reader, long at)
    {
        reader.ReadArray();
        switch (name)
        {
            case "JS.RenderBatch":
                _newest = reader.ReadInteger();
                var batch = reader.ReadBinary();
                _batches.Enqueue(new(at, batch.Length, 0));
                _rendered.TrySetResult();
                if (_acknowledges)
                {
                    _answers.Add(Acknowledgement(_newest));
                }

                break;
            case "JS.BeginInvokeJS":
                var call = reader.ReadInteger();
                _answers.Add(HubMessage.Invocation(null, "EndInvokeJSFromDotNet", call, true, $"[{call},true,null]"));
                break;
            case "JS.Error":
                Failure ??= reader.ReadText();
                break;
        }
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

using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using System.Text;

namespace HotlineConsole.Tests.Support;

/// <summary>A client of a hub without a browser: SignalR's JSON protocol over a WebSocket. It notes when each call of the hub had come in whole.</summary>
public sealed class HubLine : IAsyncDisposable
{
    private const byte End = 0x1e;
    private static readonly TimeSpan PingAfter = TimeSpan.FromSeconds(10);
    private static readonly byte[] Call = [.. """{"type":1,"""u8];

    private readonly ClientWebSocket _socket = new();
    private readonly ReadMark? _mark;
    private readonly ConcurrentQueue<RenderedBatch> _messages = new();
    private TaskCompletionSource _reads = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _receiving = Task.CompletedTask;
    private long _sentAt;

    private HubLine(CookieContainer? cookies, ReadMark? mark)
    {
        _mark = mark;
        _reads.SetResult();
        _socket.Options.Cookies = cookies;
        _socket.Options.KeepAliveInterval = TimeSpan.Zero;
    }

    /// <summary>What came since the last <see cref="Forget"/>; without a mark of their own the messages are numbered from 1.</summary>
    public IReadOnlyCollection<RenderedBatch> Messages => _messages;

    public long Mark { get; private set; }

    /// <summary>Why the line ended; null while it stands.</summary>
    public string? Failure { get; private set; }

    /// <summary>Done when the server has closed the line.</summary>
    public Task Closed => _receiving;

    public static async Task<HubLine> OpenAsync(Uri address, CookieContainer? cookies = null, ReadMark? mark = null)
    {
        var line = new HubLine(cookies, mark);
        await line._socket.ConnectAsync(new UriBuilder(address) { Scheme = address.Scheme == Uri.UriSchemeHttps ? "wss" : "ws" }.Uri, default);
        await line.SendAsync("""{"protocol":"json","version":1}""");
        await line._socket.ReceiveAsync(new byte[64], default);
        line._receiving = line.ReceiveAsync();
        return line;
    }

    public void Forget()
    {
        _messages.Clear();
        Mark = _mark is null ? 0 : Mark;
    }

    /// <summary>A browser that hangs reads no more, until it does again.</summary>
    public void Read(bool yes)
    {
        if (yes)
        {
            _reads.TrySetResult();
        }
        else if (_reads.Task.IsCompleted)
        {
            _reads = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public Task SendAsync(string message)
    {
        _sentAt = TimeProvider.System.GetTimestamp();
        return _socket.SendAsync((byte[])[.. Encoding.UTF8.GetBytes(message), End], WebSocketMessageType.Text, endOfMessage: true, default);
    }

    public async ValueTask DisposeAsync()
    {
        Read(true);
        _socket.Abort();
        await _receiving;
        _socket.Dispose();
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[8 * 1024];
        var filled = 0;
        try
        {
            while (_socket.State == WebSocketState.Open)
            {
                await _reads.Task;
                filled += (await _socket.ReceiveAsync(buffer.AsMemory(filled), default)).Count;
                var at = TimeProvider.System.GetTimestamp();
                filled = Take(buffer, filled, at);
                if (filled == buffer.Length)
                {
                    Array.Resize(ref buffer, 2 * buffer.Length);
                }

                if (TimeProvider.System.GetElapsedTime(_sentAt, at) > PingAfter)
                {
                    await SendAsync("""{"type":6}""");
                }
            }

            Failure ??= "closed by the server";
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            Failure ??= e.Message;
        }
    }

    private int Take(byte[] buffer, int filled, long at)
    {
        var left = buffer.AsSpan(0, filled);
        while (left.IndexOf(End) is var end && end >= 0)
        {
            if (left.StartsWith(Call))
            {
                Mark = _mark is null ? Mark + 1 : _mark(left[..end]);
                _messages.Enqueue(new(at, end + 1, Mark));
            }

            left = left[(end + 1)..];
        }

        left.CopyTo(buffer);
        return left.Length;
    }
}

using System.Collections.Concurrent;
using System.Net.WebSockets;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Bench.Live;

/// <summary>A client of the bare hub: SignalR's JSON protocol over a WebSocket, that notes when each message ended.</summary>
internal sealed class RawHubClient : IAsyncDisposable
{
    private const byte End = 0x1e;
    private static readonly TimeSpan PingAfter = TimeSpan.FromSeconds(10);
    private static readonly byte[] Handshake = [.. """{"protocol":"json","version":1}"""u8, End];
    private static readonly byte[] Ping = [.. """{"type":6}"""u8, End];
    private static readonly byte[] Call = [.. """{"type":1,"""u8];

    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentQueue<RenderedBatch> _messages = new();
    private Task _receiving = Task.CompletedTask;
    private long _sentAt;

    private RawHubClient() => _socket.Options.KeepAliveInterval = TimeSpan.Zero;

    /// <summary>What came since the last <see cref="Forget"/>, numbered from 1.</summary>
    public IReadOnlyCollection<RenderedBatch> Messages => _messages;

    public long Mark => _messages.Count;

    public static async Task<RawHubClient> OpenAsync(Uri site)
    {
        var client = new RawHubClient();
        await client._socket.ConnectAsync(new UriBuilder(new Uri(site, BareSite.Hub)) { Scheme = "ws" }.Uri, default);
        await client.SendAsync(Handshake);
        await client._socket.ReceiveAsync(new byte[64], default);
        client._receiving = client.ReceiveAsync();
        return client;
    }

    public void Forget() => _messages.Clear();

    public async ValueTask DisposeAsync()
    {
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
                filled += (await _socket.ReceiveAsync(buffer.AsMemory(filled), default)).Count;
                var at = TimeProvider.System.GetTimestamp();
                filled = Take(buffer, filled, at);
                if (TimeProvider.System.GetElapsedTime(_sentAt, at) > PingAfter)
                {
                    await SendAsync(Ping);
                }
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // closed
        }
    }

    private int Take(byte[] buffer, int filled, long at)
    {
        var left = buffer.AsSpan(0, filled);
        while (left.IndexOf(End) is var end && end >= 0)
        {
            if (left.StartsWith(Call))
            {
                _messages.Enqueue(new(at, end, _messages.Count + 1));
            }

            left = left[(end + 1)..];
        }

        left.CopyTo(buffer);
        return left.Length;
    }

    private ValueTask SendAsync(byte[] message)
    {
        _sentAt = TimeProvider.System.GetTimestamp();
        return _socket.SendAsync(message.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, default);
    }
}

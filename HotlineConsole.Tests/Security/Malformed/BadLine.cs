using System.Net;
using System.Net.WebSockets;
using System.Text;
using HotlineConsole.Security;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Security.Malformed;

/// <summary>
/// A line on which anything is sent. After each message it is asked something good: either that is answered, or the line is closed. What the server said is
/// kept to be read.
/// </summary>
internal sealed class BadLine : IAsyncDisposable
{
    private const int MoreThanAnyMessage = WebLimits.LargestCircuitMessage + 1_024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Nudge = TimeSpan.FromMilliseconds(50);
    private static readonly byte[] JsonPing = [.. "{\"type\":6}"u8, 0x1e];

    private readonly ClientWebSocket _socket = new();
    private readonly StringBuilder _heard = new();
    private readonly bool _isPacked;
    private int _probes;

    private BadLine(bool isPacked) => _isPacked = isPacked;

    /// <summary>What the server said since it was last taken, byte by byte as characters of Latin-1.</summary>
    public string Take()
    {
        var heard = _heard.ToString();
        _heard.Clear();
        return heard;
    }

    public static async Task<BadLine> OpenAsync(Uri address, string handshake, CookieContainer? cookies = null, string? key = null)
    {
        var line = new BadLine(handshake.Contains("blazorpack", StringComparison.Ordinal));
        line._socket.Options.Cookies = cookies;
        if (key is not null)
        {
            line._socket.Options.SetRequestHeader("Authorization", "Bearer " + key);
        }

        await line._socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws" }.Uri, default);
        await line._socket.SendAsync(Encoding.UTF8.GetBytes(handshake + "\u001e"), WebSocketMessageType.Text, true, default);
        return line;
    }

    /// <summary>Sends the message; whether the line still stands and answers afterwards.</summary>
    public async Task<bool> SendAsync(byte[] message, bool probe = true)
    {
        try
        {
            using var limit = new CancellationTokenSource(Patience);
            var type = _isPacked ? WebSocketMessageType.Binary : WebSocketMessageType.Text;
            await _socket.SendAsync(_isPacked ? Filled(message) : [.. message, 0x1e], type, true, limit.Token);
            if (!probe)
            {
                return true;
            }

            var mark = $"probe-{++_probes};";
            await _socket.SendAsync(_isPacked ? HubMessage.Invocation(mark, "NoSuchMethod") : Encoding.UTF8.GetBytes($$"""{"type":1,"invocationId":"{{mark}}","target":"NoSuchMethod","arguments":[]}{{'\u001e'}}"""), type, true, limit.Token);
            return await HeardAsync(mark, limit.Token);
        }
        catch (WebSocketException)
        {
            return false;
        }
    }

    /// <summary>Reads until this was said; false when the server closed before.</summary>
    private async Task<bool> HeardAsync(string mark, CancellationToken stop)
    {
        var buffer = new ArraySegment<byte>(new byte[16 * 1024]);
        while (!_heard.ToString().Contains(mark, StringComparison.Ordinal))
        {
            // A message of a kind that it does not know makes the server wait for the next word before it reads on.
            var receiving = _socket.ReceiveAsync(buffer, stop);
            while (await Task.WhenAny(receiving, Task.Delay(Nudge, TimeProvider.System, stop)) != receiving)
            {
                await _socket.SendAsync(_isPacked ? HubMessage.Ping : JsonPing, _isPacked ? WebSocketMessageType.Binary : WebSocketMessageType.Text, true, stop);
            }

            var received = await receiving;
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return false;
            }

            _heard.Append(Encoding.Latin1.GetString(buffer.AsSpan(0, received.Count)));
        }

        return true;
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    // Where a length promises more than there is, the server would wait for it: it is given what it waits for.
    private static byte[] Filled(byte[] message)
    {
        var left = message.AsSpan();
        var isBroken = false;
        while (!isBroken && HubMessage.LengthOf(left) is var (prefix, body))
        {
            isBroken = body < 0; // no length at all: the server will not wait
            left = isBroken ? left : left[(prefix + body)..];
        }

        if (isBroken || left.IsEmpty)
        {
            return message;
        }

        var filled = new List<byte>(message);
        for (var i = 0; i < MoreThanAnyMessage && HubMessage.LengthOf(filled.ToArray().AsSpan(message.Length - left.Length)) is null; i = filled.Count - message.Length)
        {
            filled.AddRange(new byte[i == 0 ? 1 : Math.Min(filled.Count, MoreThanAnyMessage)]);
        }

        return [.. filled];
    }
}

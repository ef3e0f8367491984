using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace HotlineConsole.Tests.Api;

/// <summary>A program that listens to the hub in the plain: a WebSocket with the JSON protocol of SignalR, whose frames end with 0x1e.</summary>
public sealed class HubListener : IAsyncDisposable
{
    private const char End = '\u001e';

    private readonly ClientWebSocket _socket = new();
    private readonly StringBuilder _rest = new();
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(30));

    /// <summary>Everything that was received.</summary>
    public StringBuilder Heard { get; } = new();

    public static Task<HubListener> OpenAsync(Uri address, string? key, params (string Name, string Value)[] headers) =>
        OpenAtAsync(address, "/hub/board", key, headers);

    public static async Task<HubListener> OpenAtAsync(Uri address, string hub, string? key, params (string Name, string Value)[] headers)
    {
        var listener = new HubListener();
        if (key is not null)
        {
            listener._socket.Options.SetRequestHeader("Authorization", "Bearer " + key);
        }

        foreach (var (name, value) in headers)
        {
            listener._socket.Options.SetRequestHeader(name, value);
        }

        await listener._socket.ConnectAsync(new UriBuilder(new Uri(address, hub)) { Scheme = "ws" }.Uri, listener._patience.Token);
        await listener.SendAsync("""{"protocol":"json","version":1}""");
        Assert.Equal("{}", (await listener.NextAsync())!.Value.GetRawText());
        return listener;
    }

    public async Task<JsonElement> SnapshotAsync() => (await CallAsync("Snapshot")).GetProperty("result");

    /// <summary>The answer to a call.</summary>
    public async Task<JsonElement> CallAsync(string method, params string[] arguments)
    {
        await SendAsync(JsonSerializer.Serialize(new { type = 1, invocationId = "1", target = method, arguments }));
        return await UntilAsync(message => message.GetProperty("type").GetInt32() == 3);
    }

    /// <summary>The next word that the board changed.</summary>
    public async Task<JsonElement> ChangedAsync() =>
        (await UntilAsync(message => message.TryGetProperty("target", out var target) && target.GetString() == "Changed")).GetProperty("arguments")[0];

    /// <summary>Listens until the server closes.</summary>
    public async Task ClosedAsync()
    {
        try
        {
            while (await NextAsync() is not null)
            {
            }
        }
        catch (WebSocketException)
        {
            // closed without a farewell, which is as good
        }
    }

    public Task SendAsync(string message) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, endOfMessage: true, _patience.Token);

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _patience.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<JsonElement> UntilAsync(Predicate<JsonElement> wanted)
    {
        while (await NextAsync() is { } message)
        {
            if (wanted(message))
            {
                return message;
            }
        }

        throw new InvalidOperationException("The connection was closed: " + Heard);
    }

    private async Task<JsonElement?> NextAsync()
    {
        var buffer = new byte[16 * 1024];
        int end;
        while ((end = _rest.ToString().IndexOf(End, StringComparison.Ordinal)) < 0)
        {
            var received = await _socket.ReceiveAsync(buffer, _patience.Token);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            var text = Encoding.UTF8.GetString(buffer, 0, received.Count);
            _rest.Append(text);
            Heard.Append(text);
        }

        var message = _rest.ToString(0, end);
        _rest.Remove(0, end + 1);
        return JsonDocument.Parse(message).RootElement;
    }
}

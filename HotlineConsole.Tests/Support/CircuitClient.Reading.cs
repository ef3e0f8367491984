using System.Net.WebSockets;

namespace HotlineConsole.Tests.Support;

/// <summary>What the server says to the circuit.</summary>
public sealed partial class CircuitClient
{
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
        finally
        {
            // Nothing comes any more: whoever still waits need not be patient.
            var gone = new IOException(Failure ?? "The server closed the line.");
            _answered.TrySetException(gone);
            _rendered.TrySetException(gone);
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
        Hears?.Invoke(message);
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
                _answered.TrySetResult(reader.ReadAnswer() ?? "");
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
}

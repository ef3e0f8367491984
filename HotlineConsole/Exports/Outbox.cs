namespace HotlineConsole.Exports;

/// <summary>
/// What waits to be sent: writers that know no waiting write into it, and after each piece it is sent on and emptied. What was begun and given up is never
/// sent, so a file that was broken off has no end that would make it look whole.
/// </summary>
internal sealed class Outbox(Stream body) : Stream
{
    private readonly MemoryStream _waiting = new();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public async Task SendAsync(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        await body.WriteAsync(_waiting.GetBuffer().AsMemory(0, (int)_waiting.Length), stop);
        await body.FlushAsync(stop);
        _waiting.SetLength(0);
    }

    public override void Write(byte[] buffer, int offset, int count) => _waiting.Write(buffer, offset, count);

    public override void Write(ReadOnlySpan<byte> buffer) => _waiting.Write(buffer);

    public override void Flush()
    {
        // Sent by SendAsync alone.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}

namespace HotlineConsole.Core.Storage;

/// <summary>
/// One writer at a time in this process. SQLite 3.50 has a race between a checkpoint on one connection and a write on another, so every
/// write and every checkpoint of the file happens inside this gate.
/// </summary>
public sealed class WriteGate : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    public async ValueTask<Turn> EnterAsync(CancellationToken stop = default)
    {
        await _turn.WaitAsync(stop).ConfigureAwait(false);
        return new Turn(_turn);
    }

    public Turn Enter()
    {
        _turn.Wait();
        return new Turn(_turn);
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>Disposing it lets the next writer in.</summary>
    public readonly struct Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}

namespace HotlineConsole.Core.Storage;

/// <summary>
/// Of all nodes on one store one leads: it runs the deadline watch and whatever else must run once. Alone on a file a node always leads. Leading twice for
/// a moment would do no harm, since alerts are unique facts of the store; leading never would.
/// </summary>
public sealed class Leadership
{
    private TaskCompletionSource _taken = New();

    internal Leadership(bool leads)
    {
        if (leads)
        {
            Take();
        }
    }

    /// <summary>This node leads now.</summary>
    public bool IsLeader => Volatile.Read(ref _taken).Task.IsCompleted;

    /// <summary>Waits until this node leads.</summary>
    public Task TakenAsync(CancellationToken stop) => Volatile.Read(ref _taken).Task.WaitAsync(stop);

    internal void Take() => Volatile.Read(ref _taken).TrySetResult();

    internal void Lose()
    {
        if (IsLeader)
        {
            Volatile.Write(ref _taken, New());
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

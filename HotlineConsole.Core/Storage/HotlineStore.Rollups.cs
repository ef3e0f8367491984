namespace HotlineConsole.Core.Storage;

// The rollups are kept by every commit; here is what counts them anew.
public sealed partial class HotlineStore
{
    /// <summary>Counts the rollups again from the orders, in one transaction; everybody else waits for it.</summary>
    public Task RebuildRollupsAsync() => RunAsync(session => session.RebuildRollups(), quiet: true);

    // A database from before there were rollups. Before anything else runs, so it is done on the opening thread.
    private void CountOlderOrders()
    {
        if (!LacksRollups())
        {
            return;
        }

        using var turn = _gate.Enter();
        _session.Begin([]);
        if (LacksRollups()) // else another node was first
        {
            _session.RebuildRollups();
        }

        _session.Commit();
        Sequence = _state.Sequence;
    }

    private bool LacksRollups()
    {
        using var db = Read();
        return !db.Rollups.Any() && db.Orders.Any();
    }
}

using HotlineConsole.Core.Analysis;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Core.Storage;

public sealed partial class WriterSession
{
    /// <summary>Takes the rollups away and counts all committed orders again; nobody else writes meanwhile.</summary>
    internal void RebuildRollups()
    {
        _engine.ClearRollups();
        using var db = _engine.Read();
        db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        foreach (var order in db.Orders.Select(o => new RollupFacts(
            o.District, o.Category, o.Lead, o.Channel, o.Tier, o.Status, o.AcceptedAt, o.FirstDispatchedAt, o.FedBackAt, o.FedBackLate, o.ClosedAt, o.Returns)))
        {
            _pending.Rollups.Add(null, order);
        }
    }
}

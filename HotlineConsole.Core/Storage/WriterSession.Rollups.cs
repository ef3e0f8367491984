using System.Text;
using HotlineConsole.Core.Analysis;
using HotlineConsole.Core.Board;
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

        const string Followed = "SELECT \"District\", \"Category\", \"FollowUps\" FROM \"Orders\" WHERE \"FollowUps\" <> ''";
        foreach (var (district, category, facts) in HotRead.All(db, Followed, r => (Text(r, 0), Text(r, 1), Text(r, 2))))
        {
            _pending.FollowUps.Count(district.Length == 0 ? null : district, category, FollowUpFact.Read(facts), 1);
        }

        static string Text(ICells row, int column) => Encoding.UTF8.GetString(row.Utf8(column));
    }
}

using System.Globalization;
using System.Text;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Board;

/// <summary>The board that was folded from commits is the board that a recount of the store gives, after every batch of a random history.</summary>
public sealed class BoardFoldTests
{
    private static readonly City Beijing = City.Load(City.ReadFolder);

    [Theory]
    [InlineData(1)]
    [InlineData(20_211)]
    [InlineData(12_345)]
    public async Task Fold_RandomHistory_EqualsRecount(int seed)
    {
        using var folder = new TempFolder();
        await using var store = HotlineStore.Open(folder.File("hotline.db"), Rules.Of(Beijing, new LocalPolicy()), new HotlineClock(), new WriteGate());
        var fold = new BoardFold(Beijing.TimeZone);
        store.Committed += commits =>
        {
            foreach (var commit in commits)
            {
                fold.Apply(commit);
            }
        };
        var life = new RandomLife(seed, Beijing, new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
        for (var round = 0; round < 6; round++)
        {
            await store.RunAsync(session => life.Live(session, 700), quiet: false);
            var recount = new BoardFold(Beijing.TimeZone);
            await store.RunAsync(_ => recount.Load(BoardSource.Read(store, Beijing.TimeZone)), quiet: true);
            Assert.Equal(Dump(recount.Now), Dump(fold.Now));
        }

        Assert.True(life.Done > 2_000, "the history is long enough to mean something");
        Assert.NotEmpty(fold.Now.Supervised);
        Assert.True(fold.Now.Open.Overdue > 0 && fold.Now.Open.Near > 0);
    }

    // Everything that the board shows, as text.
    private static string Dump(BoardSnapshot board)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{board.Sequence} {board.At:O} {board.Unacknowledged} {board.Surge}");
        text.AppendJoin('\n', board.Cells.OrderBy(c => c.Key).Select(c => c.ToString())).AppendLine();
        text.AppendJoin('\n', board.Districts.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => d.ToString())).AppendLine();
        text.AppendJoin('\n', board.ByDue.Select(Row)).AppendLine();
        foreach (var queue in board.Queues.Where(q => !q.Value.IsEmpty).OrderBy(q => q.Key))
        {
            text.AppendLine(queue.Key.ToString()).AppendJoin('\n', queue.Value.Select(Row)).AppendLine();
        }

        foreach (var inbox in board.Inboxes.OrderBy(i => i.Key.Value, StringComparer.Ordinal))
        {
            text.AppendLine(inbox.Key.Value).AppendJoin('\n', inbox.Value.Select(r => $"{Row(r.Order)} {r.Party}")).AppendLine();
        }

        text.AppendJoin('\n', board.Supervised.Select(Row)).AppendLine();
        text.AppendJoin('\n', board.Extensions.Select(Row)).AppendLine();
        text.AppendJoin('\n', board.Alerts.Select(a => a.ToString())).AppendLine();
        foreach (var day in board.Days)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{day.Key:O} {string.Join(',', day.Value.ReceivedByHour)} {day.Value.FedBack} {day.Value.FedBackLate}");
            text.AppendJoin(' ', day.Value.Categories.OrderBy(c => c.Key, StringComparer.Ordinal)).AppendLine();
            text.AppendJoin(' ', day.Value.Streets.OrderBy(c => c.Key.Value, StringComparer.Ordinal)).AppendLine();
        }

        return text.ToString();
    }

    private static string Row(OrderRow row) => $"{row with { Parties = [] }} {Party.Write(row.Parties)}";
}

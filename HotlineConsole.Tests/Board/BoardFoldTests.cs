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
        using var database = new TestDatabase(folder.File("hotline.db"));
        await using var store = HotlineStore.Open(database.Options, Rules.Of(Beijing, new LocalPolicy()), new HotlineClock(), new WriteGate());
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
            Assert.Equal(BoardText.Of(recount.Now), BoardText.Of(fold.Now));
        }

        Assert.True(life.Done > 2_000, "the history is long enough to mean something");
        Assert.True(fold.Now.ServiceComplaints is { Waiting: > 0 } complaints && complaints.At(fold.Now.At).Valid > 0);
        Assert.NotEmpty(fold.Now.Supervised);
        Assert.True(fold.Now.Open.Overdue > 0 && fold.Now.Open.Near > 0);
    }
}

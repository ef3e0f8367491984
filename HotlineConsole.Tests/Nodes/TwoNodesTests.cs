using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Archive;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Board;
using HotlineConsole.Tests.Storage;
using HotlineConsole.Tests.Support;
using static HotlineConsole.Tests.Storage.TestHotline;

namespace HotlineConsole.Tests.Nodes;

/// <summary>Two nodes on one PostgreSQL database see one history, in one order, each once.</summary>
[Trait("Engine", "postgres")]
public sealed class TwoNodesTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new("", postgres: true);
    private Node _one = default!;
    private Node _two = default!;

    public Task InitializeAsync()
    {
        (_one, _two) = (new(_database.Options), new(_database.Options));
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _one.DisposeAsync();
        await _two.DisposeAsync();
        _database.Dispose();
    }

    [Fact]
    public async Task Commands_FromBothAtOnce_BothBoardsEqualARecount()
    {
        var world = new RandomWorld(T0);
        await Task.WhenAll(_one.LiveAsync(seed: 1, world, commands: 2_500, callers: 8), _two.LiveAsync(seed: 100, world, commands: 2_500, callers: 8));
        var last = Math.Max(_one.Store.Sequence, _two.Store.Sequence);
        await Task.WhenAll(_one.SeenAsync(last), _two.SeenAsync(last));

        var recount = _one.Recount();
        Assert.Equal(recount, BoardText.Of(_one.Board));
        Assert.Equal(recount, BoardText.Of(_two.Board));
        Assert.True(_one.Board.Open.Overdue > 0 && !_one.Board.Supervised.IsEmpty, "the history is long enough to mean something");
        await StoreChecks.AssertConsistentAsync(_one.Store);
        await StoreChecks.AssertConsistentAsync(_two.Store);
        foreach (var node in (Node[])[_one, _two])
        {
            Assert.Equal(node.Told.Distinct().Order(), node.Told); // in the order of the log, none twice
        }
    }

    [Fact]
    public async Task Removal_AtOne_IsFollowedAtTheOther_AlsoByOneThatComesLate()
    {
        var (life, keeper) = (TestHotline.T0.AddYears(-40), new Actor("keeper", "一号保管员", Role.Keeper));
        async Task<Outcome> DoneAsync(Actor by, HotlineCommand command)
        {
            var outcome = await _one.Store.HandleAsync(new Envelope(Guid.CreateVersion7(), by, command, At: life));
            Assert.Null(outcome.Refusal);
            return outcome;
        }

        var number = (await DoneAsync(Attendant, new AcceptComplaint(Complaint() with { RaisedAt = life }))).Number!.Value;
        await DoneAsync(Attendant, new AnswerDirectly(number, "可在线办理", "办事指南"));
        await _two.SeenAsync((await DoneAsync(Attendant, new AcceptComplaint(Complaint() with { RaisedAt = life }))).Sequence);
        Assert.Null(await _one.Store.ArchiveAsync(number, keeper));
        life = TestHotline.T0;
        await DoneAsync(keeper, new ProposeRemoval(number, "期限已满"));
        var removed = await DoneAsync(Supervisor, new DecideRemoval(number, Approved: true, "同意"));
        await _two.SeenAsync(removed.Sequence);
        Assert.NotNull((await _two.Store.FindAsync(number))!.Removed);

        // What the other does afterwards it does on top of it, and its figures are those of a recount.
        var after = await _two.Store.HandleAsync(Attendant, new AcceptComplaint(Complaint()));
        Assert.Null(after.Refusal);
        await _one.SeenAsync(after.Sequence);
        Assert.Equal(Core.Door.Removed.Code, (await _two.Store.HandleAsync(Supervisor, new DecideRemoval(number, Approved: true, "同意"))).Refusal!.Code);
        await StoreChecks.AssertConsistentAsync(_one.Store);
        await StoreChecks.AssertConsistentAsync(_two.Store);
        await using (var third = new Node(_database.Options))
        {
            Assert.Equal(after.Sequence, third.Store.Sequence);
        }
    }

    [Fact]
    public async Task Commit_AtOne_IsToldAtTheOther_WithTheRowsBeforeAndAfter()
    {
        var number = (await _one.Store.HandleAsync(Attendant, new AcceptComplaint(Complaint()))).Number!.Value;
        var dispatched = await _one.Store.HandleAsync(Dispatcher, new DispatchOrder(number, Roads, []));
        await _two.SeenAsync(dispatched.Sequence);
        Assert.Equal([1L, 2L], _two.Told);
        Assert.Equal(WorkOrderStatus.Dispatched, Assert.Single(_two.Board.Inbox(Roads)).Order.Status);
    }

    [Fact]
    public async Task CommandSentAgain_AtTheOtherNode_GetsTheFirstAnswer()
    {
        var envelope = new Envelope(Guid.NewGuid(), Attendant, new AcceptComplaint(Complaint()));
        Assert.Equal(await _one.Store.HandleAsync(envelope), await _two.Store.HandleAsync(envelope));
        Assert.Equal(1, _two.Store.Sequence);
    }

    [Fact]
    public async Task RacesOfOneOrder_BetweenNodes_OneWins_TheOthersReadWhoWasFirst()
    {
        var number = (await _one.Store.HandleAsync(Attendant, new AcceptComplaint(Complaint()))).Number!.Value;
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() =>
            (i % 2 == 0 ? _one : _two).Store.HandleAsync(Dispatcher, new DispatchOrder(number, Roads, []), expectedVersion: 1))));
        Assert.Single(answers, a => a.IsDone);
        var conflicts = answers.Where(a => !a.IsDone).ToList();
        Assert.All(conflicts, a => Assert.Equal("order.conflict", a.Refusal!.Code));
        Assert.Single(conflicts.Select(a => a.Refusal!.Text).Distinct()); // at either node the same sentence
    }

    [Fact]
    public async Task Numbers_OfOneDay_FromBothNodes_AreGivenOnce()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => (i % 2 == 0 ? _one : _two).Store.HandleAsync(Attendant, new AcceptComplaint(Complaint())))));
        Assert.Equal(200, answers.Select(a => a.Number).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, 200), answers.Select(a => (int)(a.Number!.Value.Value / 10 % 1_000_000)).Order());
    }

    [Fact]
    public async Task Leadership_OneLeads_AndTheOtherTakesOver()
    {
        await Task.WhenAny(_one.Store.Leadership.TakenAsync(default), _two.Store.Leadership.TakenAsync(default)).WaitAsync(TimeSpan.FromSeconds(10));
        Assert.NotEqual(_one.Store.Leadership.IsLeader, _two.Store.Leadership.IsLeader);
        var (first, next) = _one.Store.Leadership.IsLeader ? (_one, _two) : (_two, _one);
        await first.Store.DisposeAsync();
        await next.Store.Leadership.TakenAsync(default).WaitAsync(TimeSpan.FromSeconds(10));
    }
}

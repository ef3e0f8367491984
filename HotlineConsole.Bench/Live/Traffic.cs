using System.Collections.Concurrent;
using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Live;
using HotlineConsole.Tests.Support;
using HotlineConsole.Tests.Wall;

namespace HotlineConsole.Bench.Live;

/// <summary>Commands as a hotline sends them: complaints of all categories and districts are accepted, dispatched and signed for, in turn.</summary>
internal sealed class Traffic(HotlineStore store, City city)
{
    private readonly ConcurrentQueue<Waiting> _accepted = new();
    private readonly ConcurrentQueue<Waiting> _dispatched = new();
    private readonly ConcurrentDictionary<long, long> _committed = new();
    private readonly List<Category> _categories = [.. city.Categories.Values.Where(c => c.LeadKind != LeadKind.DirectAnswer).OrderBy(c => c.Code, StringComparer.Ordinal)];
    private readonly List<string> _districts = [.. city.Districts.Keys.Order(StringComparer.Ordinal)];
    private int _turn;

    /// <summary>Orders in every stage, so that there is always one to go on with.</summary>
    public async Task PrepareAsync()
    {
        store.Committed += Note;
        foreach (var turn in (int[])[.. Enumerable.Repeat(0, 60), .. Enumerable.Repeat(1, 30)])
        {
            await NextAsync(turn + (3 * _turn++));
        }
    }

    /// <summary>So many commands at a fixed rate, each with the latency of its answer from its planned instant.</summary>
    public async Task<IReadOnlyList<Happened>> RunAsync(int commands, double perSecond)
    {
        _committed.Clear();
        var all = new List<Task<(long Sequence, double Milliseconds)>>();
        await Pace.RunAsync(commands, perSecond, planned => all.Add(OneAsync(planned)));
        var answered = await Task.WhenAll(all);
        SpinWait.SpinUntil(() => answered.All(a => _committed.ContainsKey(a.Sequence)));
        return [.. answered.Select(a => new Happened(a.Sequence, _committed[a.Sequence], a.Milliseconds))];
    }

    /// <summary>Accepts so many orders of the shortest limits, then dispatches them in one commit; gives the board before and after.</summary>
    public async Task<(BoardSnapshot Before, BoardSnapshot After)> DispatchTogetherAsync(LiveFeed feed, int orders, Func<Task> inBetween)
    {
        var urgent = _categories.First(c => Tiers.Of(c.Urgency) == ResponseTier.LifeAndSafety);
        var waiting = new List<Waiting>();
        for (var i = 0; i < orders; i++)
        {
            waiting.Add((await AcceptAsync(urgent, _districts[0])).Order);
        }

        await inBetween();
        var before = feed.Now;
        await store.RunAsync(writer => waiting.ForEach(o => writer.Handle(new(Guid.NewGuid(), Actor.Import, Dispatch(o)))), quiet: false);
        SpinWait.SpinUntil(() => feed.Now.Sequence == store.Sequence);
        return (before, feed.Now);
    }

    private async Task<(long Sequence, double Milliseconds)> OneAsync(long planned)
    {
        var sequence = await NextAsync(_turn++);
        return (sequence, TimeProvider.System.GetElapsedTime(planned).TotalMilliseconds);
    }

    private async Task<long> NextAsync(int turn)
    {
        if (turn % 3 == 1 && _accepted.TryDequeue(out var order))
        {
            _dispatched.Enqueue(order);
            return await DoneAsync(Dispatch(order));
        }

        if (turn % 3 == 2 && _dispatched.TryDequeue(out order))
        {
            return await DoneAsync(new SignFor(order.Number, order.Lead));
        }

        var accepted = await AcceptAsync(_categories[turn % _categories.Count], _districts[turn % _districts.Count]);
        _accepted.Enqueue(accepted.Order);
        return accepted.Sequence;
    }

    private async Task<(Waiting Order, long Sequence)> AcceptAsync(Category category, string district)
    {
        var street = city.StreetsOf(district).First().Id;
        var outcome = await store.HandleAsync(Actor.Import, new AcceptComplaint(Seed.Complaint(category, district, street, StillClock.Instant)));
        return (new(outcome.Number!.Value, city.LeadFor(category.Code, district, street).Organizer), outcome.Sequence);
    }

    private async Task<long> DoneAsync(HotlineCommand command)
    {
        var outcome = await store.HandleAsync(Actor.Import, command);
        return outcome.IsDone ? outcome.Sequence : throw new InvalidOperationException($"{command}: {outcome.Refusal}");
    }

    private static DispatchOrder Dispatch(Waiting order) => new(order.Number, order.Lead, []);

    private void Note(IReadOnlyList<Commit> commits)
    {
        var at = TimeProvider.System.GetTimestamp();
        foreach (var commit in commits)
        {
            _committed[commit.Sequence] = at;
        }
    }

    private sealed record Waiting(WorkOrderNumber Number, OrganizerId Lead);
}

using HotlineConsole.Core.Analysis;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Demo;
using HotlineConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Tests.FollowUp;

/// <summary>7.1.3.3: 响应率, 解决率, 满意率 from what claimants say.</summary>
[Clause("7.1.3.3")]
public sealed class FollowUpFiguresTests
{
    private static readonly OrganizerId Lead = Samples.Street;

    [Theory]
    [InlineData(Satisfaction.VerySatisfied, 1)]
    [InlineData(Satisfaction.Satisfied, 1)]
    [InlineData(Satisfaction.BasicallySatisfied, 1)]
    [InlineData(Satisfaction.Dissatisfied, 0)]
    [InlineData(Satisfaction.VeryDissatisfied, 0)]
    public void Of_ALevel_CountsAsSatisfiedUpToBasically(Satisfaction level, int satisfied) =>
        Assert.Equal((1, satisfied), (Of(null, null, level).Ratings, Of(null, null, level).Satisfied));

    [Fact]
    public void Rates_OfWhatWasAnswered_LeaveOutWhatWasNot()
    {
        var figures = Of(true, true, Satisfaction.Satisfied) + Of(false, null, null) + Of(true, false, Satisfaction.Dissatisfied) + Of(null, false, null)
            + FollowUpFigures.Of(new FollowUpFact(Samples.Monday, Lead, FollowUpEnd.Refused, null, null, null, true))
            + FollowUpFigures.Of(new FollowUpFact(Samples.Monday, Lead, FollowUpEnd.NotReached, null, null, null, true));
        Assert.Equal((4, 2.0 / 3, 1.0 / 3, 1.0 / 2), (figures.Answered, figures.ContactRate!.Value, figures.SolvedRate!.Value, figures.SatisfiedRate!.Value));
        Assert.Equal((3, 2, 1, 1), (figures.ClaimedSolved, figures.ClaimDenied, figures.Refused, figures.NotReached));
        Assert.Null(default(FollowUpFigures).SolvedRate);
        Assert.Equal(default, figures + -figures);
        Assert.Equal(figures, FollowUpFigures.Of(figures.Values()));
    }

    // The living city at one place, with everybody asked: what commits kept is what a plain count over all orders gives, again after a rebuild.
    [Fact]
    public async Task Figures_OfALivingCity_EqualARecount()
    {
        await using var town = new DemoTown();
        await town.RunAsync(DemoTown.Start, TimeSpan.FromHours(60), share: 0.004);
        var sum = await AssertRecountAsync(town.Store);
        Assert.True(sum is { Answered: > 30, Refused: > 0, Reopened: > 0, ClaimDenied: > 0 } && sum.Answered > sum.Solved && sum.Solved > 0, $"the city has a bit of all: {sum}");
        await town.Store.RebuildRollupsAsync();
        await AssertRecountAsync(town.Store);

        await using var db = town.Store.Read();
        var now = DemoTown.Start.AddHours(60);
        var reads = new FollowUpReads(db);
        Assert.InRange(await reads.CountDueAsync(now), 1, 500);
        Assert.NotEqual(0, await reads.CountUnsolvedAsync());
        await AssertPagesAsync(reads, now);
    }

    // Pages after one another hold each order once, in the order of the whole list.
    private static async Task AssertPagesAsync(FollowUpReads reads, DateTimeOffset now)
    {
        var whole = (await reads.DueAsync(now, null, 10_000)).ConvertAll(o => o.Number);
        var (paged, last) = (new List<WorkOrderNumber>(), default(OrderRow));
        while (await reads.DueAsync(now, last is null ? null : (last.FollowUpDueAt!.Value, last.Number), 7) is { Count: > 0 } page)
        {
            paged.AddRange(page.ConvertAll(o => o.Number));
            last = page[^1];
        }

        Assert.Equal(whole, paged);
    }

    private static FollowUpFigures Of(bool? contacted, bool? solved, Satisfaction? level) =>
        FollowUpFigures.Of(new FollowUpFact(Samples.Monday, Lead, FollowUpEnd.Answered, contacted, solved, level, Claimed: true));

    private static async Task<FollowUpFigures> AssertRecountAsync(HotlineStore store)
    {
        await using var db = store.Read();
        var expected = new SortedDictionary<string, int[]>(StringComparer.Ordinal);
        foreach (var order in (await db.States.Select(s => s.Body).ToListAsync()).Select(HotlineJson.ReadOrder))
        {
            foreach (var round in order.FollowUps.Where(f => f.End is not null))
            {
                var a = round.Answers;
                Add(order, round.Lead, round.EndedAt!.Value,
                [
                    a is null ? 0 : 1, a?.Contacted is null ? 0 : 1, a?.Contacted is true ? 1 : 0, a?.Solved is null ? 0 : 1, a?.Solved is true ? 1 : 0, a?.Level is null ? 0 : 1,
                    a?.Level is not null && (int)a.Level <= 3 ? 1 : 0, round.Claimed == HandlingOutcome.Solved && a?.Solved is not null ? 1 : 0,
                    round.Claimed == HandlingOutcome.Solved && a?.Solved is false ? 1 : 0, round.End == FollowUpEnd.Refused ? 1 : 0, round.End == FollowUpEnd.NotReached ? 1 : 0, 0,
                ]);
            }

            foreach (var again in order.Reopenings)
            {
                Add(order, again.Lead, again.At, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
            }
        }

        var kept = (await db.FollowUpRollups.ToListAsync()).Where(r => r.Figures() != default).ToDictionary(r => $"{r.Grain} {r.Dimension} {r.Period} {r.Key}", r => string.Join(',', r.Figures().Values()));
        Assert.Equal(expected.ToDictionary(e => e.Key, e => string.Join(',', e.Value)).OrderBy(e => e.Key, StringComparer.Ordinal), kept.OrderBy(e => e.Key, StringComparer.Ordinal));
        return (await new FollowUpReads(db).FiguresAsync(Dimension.Total, new(2026, 1, 1), new(2026, 12, 31)))[""];

        void Add(WorkOrder order, OrganizerId? lead, DateTimeOffset at, int[] values)
        {
            var local = at.ToOffset(TimeSpan.FromHours(8));
            (Dimension, string?)[] keys =
            [
                (Dimension.Total, ""), (Dimension.District, order.Complaint.Place.District ?? ""), (Dimension.Category, order.Complaint.Category), (Dimension.Lead, lead?.Value),
            ];
            foreach (var (dimension, key) in keys.Where(k => k.Item2 is not null))
            {
                foreach (var period in (string[])[$"Day {dimension} {local:yyyyMMdd} {key}", $"Month {dimension} {local:yyyyMM} {key}"])
                {
                    expected[period] = expected.TryGetValue(period, out var sum) ? [.. sum.Zip(values, (x, y) => x + y)] : values;
                }
            }
        }
    }
}

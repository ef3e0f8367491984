using HotlineConsole.Core.Board;
using HotlineConsole.Core.Calls;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Core.Storage;

/// <summary>One line of an order's history.</summary>
public sealed record HistoryLine(long Sequence, int Version, WorkOrderEvent Event);

public sealed partial class HotlineStore
{
    /// <summary>The newest state of an order, or null.</summary>
    public async Task<WorkOrder?> FindAsync(WorkOrderNumber number, CancellationToken stop = default)
    {
        await using var db = Read();
        return await HotRead.OneAsync(db, HotRead.State, number, r => HotlineJson.ReadOrder(r.GetString(0)), stop).ConfigureAwait(false) is [var order] ? order : null;
    }

    /// <summary>The newest states of orders, by their numbers; those that do not exist are missing.</summary>
    public async Task<IReadOnlyDictionary<WorkOrderNumber, WorkOrder>> FindAsync(IReadOnlyCollection<WorkOrderNumber> numbers, CancellationToken stop = default)
    {
        await using var db = Read();
        var bodies = await db.States.Where(s => numbers.Contains(s.Number)).Select(s => s.Body).ToListAsync(stop).ConfigureAwait(false);
        return bodies.Select(HotlineJson.ReadOrder).ToDictionary(o => o.Number);
    }

    /// <summary>All events of an order, the oldest first; of one that was removed from the archive its removal alone.</summary>
    public async Task<IReadOnlyList<HistoryLine>> HistoryAsync(WorkOrderNumber number, CancellationToken stop = default)
    {
        await using var db = Read();
        return await HotRead.OneAsync(
            db, HotRead.History, number, r => new HistoryLine(r.GetInt64(0), r.GetInt32(1), (WorkOrderEvent)HotlineJson.ReadEvent(r.GetString(2), r.GetString(3))), stop).ConfigureAwait(false);
    }

    /// <summary>
    /// The newest orders whose text holds all that was typed, two Chinese characters and more as written. <paramref name="before"/>: only orders with
    /// smaller numbers, for the next page. <paramref name="within"/> leaves out what was not asked for; what it asks of lead and status is named in
    /// <paramref name="few"/> too. A whole order number finds that order; whoever may look for claimants finds a claimant's orders by his whole phone number
    /// or name.
    /// </summary>
    public async Task<IReadOnlyList<OrderRow>> SearchAsync(
        string typed, int most, Actor by, WorkOrderNumber? before = null, Func<IQueryable<OrderRow>, IQueryable<OrderRow>>? within = null, FewOrders? few = null,
        CancellationToken stop = default)
    {
        await using var db = Read();
        within ??= all => all;
        if (WorkOrderNumber.TryParse(typed.Trim(), out var number))
        {
            return await within(db.Orders).Where(o => o.Number == number).ToListAsync(stop).ConfigureAwait(false);
        }

        var below = before ?? new WorkOrderNumber(long.MaxValue);
        if (few is not null)
        {
            switch (await few.In(db.Orders).Select(o => o.Number).Take(FewOrders.Most + 1).CountAsync(stop).ConfigureAwait(false))
            {
                case 0: return [];
                case > FewOrders.Most: few = null; break;
            }
        }

        var found = _engine.Search(db, typed, below.Value, few) is { } hits ? await NewestAsync(hits).ConfigureAwait(false) : [];
        return Capabilities.MayLookForClaimants(by) && Seal.MarksOf(typed) is { Length: > 0 } marks
            && await NewestAsync(db.Orders.Where(o => o.Number < below && db.ClaimantMarks.Where(m => marks.Contains(m.Mark)).Select(m => m.Number).Contains(o.Number))).ConfigureAwait(false) is { Count: > 0 } his
            ? [.. his.Concat(found).DistinctBy(o => o.Number).OrderByDescending(o => o.Number).Take(most)]
            : found;

        Task<List<OrderRow>> NewestAsync(IQueryable<OrderRow> rows) => within(rows).OrderByDescending(o => o.Number).Take(most).ToListAsync(stop);
    }

    /// <summary>The newest decisions after two returns for a category in a district, the newest first (decision 0005).</summary>
    public async Task<IReadOnlyList<PrecedentRow>> PrecedentsAsync(string category, string? district, int most, CancellationToken stop = default)
    {
        await using var db = Read();
        return await db.Precedents.Where(p => p.Category == category && p.District == (district ?? "")).OrderByDescending(p => p.Sequence).Take(most)
            .ToListAsync(stop).ConfigureAwait(false);
    }

    /// <summary>A call of the telephone, or null.</summary>
    public async Task<PhoneCall?> FindCallAsync(string id, CancellationToken stop = default)
    {
        await using var db = Read();
        return await db.Calls.Where(c => c.Id == id).Select(c => c.Body).FirstOrDefaultAsync(stop).ConfigureAwait(false) is { } body ? HotlineJson.ReadCall(body) : null;
    }

    /// <summary>The number that calls, for the attendant who answered and nobody else (6.1); null also where it is not known.</summary>
    [Clause("6.1")]
    public async Task<string?> CallerAsync(string id, Actor by, CancellationToken stop = default) =>
        await FindCallAsync(id, stop).ConfigureAwait(false) is { Caller: { } caller } call && call.MayHear(by) ? Seal.Open(caller) : null;

    /// <summary>What was said in a call, part by part, for the attendant who answered and nobody else (6.1).</summary>
    [Clause("5.2.3.3"), Clause("6.1")]
    public async Task<IReadOnlyList<SpokenPart>> TranscriptAsync(string id, Actor by, CancellationToken stop = default) =>
        await FindCallAsync(id, stop).ConfigureAwait(false) is { } call && call.MayHear(by) ? [.. call.Parts.Select(p => new SpokenPart(p.Part, Seal.Open(p.Said)))] : [];

    /// <summary>
    /// Complaints about the service that the actor may see: those that wait for a judgement, the oldest first, or the judged ones, the newest first.
    /// <paramref name="after"/>: only those that come after that one, for the next page.
    /// </summary>
    public async Task<IReadOnlyList<ServiceComplaint>> ServiceComplaintsAsync(bool judged, Actor by, int most, long? after = null, CancellationToken stop = default)
    {
        await using var db = Read();
        var bodies = await ServiceComplaints(db, judged, by, after).Take(most).Select(c => c.Body).ToListAsync(stop).ConfigureAwait(false);
        return [.. bodies.Select(HotlineJson.ReadServiceComplaint)];
    }

    [Clause("5.4.3"), Clause("6.1.2")]
    public static IQueryable<ServiceComplaintRow> ServiceComplaints(HotlineDb db, bool judged, Actor by, long? after = null)
    {
        var his = Capabilities.MaySeeServiceComplaintsOfOthers(by) ? db.ServiceComplaints : db.ServiceComplaints.Where(c => c.RecordedBy == by.Id);
        return judged
            ? his.Where(c => c.Valid != null && c.Id < (after ?? long.MaxValue)).OrderByDescending(c => c.Id)
            : his.Where(c => c.Valid == null && c.Id > (after ?? 0)).OrderBy(c => c.Id);
    }

    // Reads at one moment what the writer remembers. What was not told yet is folded again by the next turn: the memory is then as the store has it.
    private void Reload()
    {
        using var db = Read();
        using var moment = db.AtOneMoment();
        var sequence = db.Events.Max(e => (long?)e.Sequence) ?? 0;
        var ofHotline = db.Events.Where(e => e.Stream == WriterState.HotlineStream).OrderBy(e => e.Version).AsEnumerable().Select(e => HotlineJson.ReadEvent(e.Kind, e.Body));
        var keys = new TextPool();
        var thresholds = HotRead.All(db, HotRead.Thresholds, r => new Threshold(new(r.Number(0), TimeSpan.Zero), new(r.Number(1)), keys.Of(r.Utf8(2)), (AlertLevel)r.Number(3)));
        var versions = WriterState.OwnStreams.Select(stream => (stream, db.Events.Where(e => e.Stream == stream).Max(e => (int?)e.Version) ?? 0));
        _state.Reset(_session is null ? sequence : Sequence, versions.ToList(), db.DaySequences.ToList(), ofHotline.ToList(), thresholds);
    }
}

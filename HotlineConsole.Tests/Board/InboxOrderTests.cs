using HotlineConsole.Core.Board;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Board;

/// <summary>The inbox by latest safe start (decision 0042): what has to begin first stands first, whatever is due first.</summary>
[Trait("Engine", "sqlite"), Clause("5.3.2.3.2")]
public sealed class InboxOrderTests
{
    private static readonly DateTimeOffset T0 = Samples.Monday;

    [Fact]
    public void TwoOrders_TheLaterDueThatHasToBeginEarlier_ComesFirst()
    {
        // In hand since Monday 10:00: due in seven days, to be begun by Friday 10:00. To sign for since Thursday 16:00: due on Friday 16:00, by 11:12.
        var inHand = RowOf(Given.Accepted().Dispatched(T0, Samples.Water).SignedFor(T0, Samples.Water).Order, 1);
        var toSign = RowOf(Given.Accepted(at: T0.AddHours(77)).Dispatched(T0.AddHours(78), Samples.Water).Order, 2);
        Assert.Equal((T0.AddDays(7), T0.AddDays(4)), (inHand.Party.DueAt, inHand.Party.StartBy));
        Assert.Equal((T0.AddHours(102), T0.AddHours(102) - TimeSpan.FromMinutes(288)), (toSign.Party.DueAt, toSign.Party.StartBy));
        Assert.Equal([1, 2], Inbox(inHand, toSign));

        // In hand a day longer and due a day earlier, but the answer to a question is written at the desk.
        var question = RowOf(Given.Accepted(Samples.Complaint(ComplaintKind.Consultation)).Dispatched(T0, Samples.Water).SignedFor(T0, Samples.Water).Order, 3);
        var works = RowOf(Given.Accepted(at: T0.AddHours(23)).Dispatched(T0.AddHours(24), Samples.Water).SignedFor(T0.AddHours(24), Samples.Water).Order, 4);
        Assert.True(question.Party.DueAt < works.Party.DueAt);
        Assert.Equal([2, 1], Inbox(question, works));
    }

    [Fact, Clause("5.3.2.3.1")]
    public void ReplyWithTheLeader_HasItsWorkDone_AndStartsWithTheReminder()
    {
        var given = Given.Accepted(Samples.Complaint(byNetwork: true)).Dispatched(T0, Samples.Water).SignedFor(T0, Samples.Water);
        Assert.Equal(T0.AddDays(4), RowOf(given.Order, 1).Party.StartBy);
        Assert.Equal(T0.AddDays(7) - TimeSpan.FromMinutes(2_016), RowOf(given.Replied(T0, Samples.Water).Order, 1).Party.StartBy);
    }

    [Fact, Clause("5.3.2.2.3")]
    public void OrderDispatchedAgain_HasToBeginByTheClaimantsClock_WhichDidNotMove()
    {
        var again = Given.Accepted().Dispatched(T0, Samples.Street).SignedFor(T0, Samples.Street).Returned(T0.AddHours(1), Samples.Street)
            .Dispatched(T0.AddDays(2), Samples.Water).SignedFor(T0.AddDays(2), Samples.Water);
        var party = RowOf(again.Order, 1).Party;
        Assert.Equal((T0.AddDays(9), T0.AddDays(4)), (party.DueAt, party.StartBy));
    }

    [Fact, Clause("5.3.2.2.4")]
    public void WhatStartsAtNoKnownTime_IsSortedByItsDueTime_AndWrittenAsItWas()
    {
        var older = new Party(Samples.Water, Part.Lead, true, false, T0.ToUniversalTime());
        var newer = older with { StartAt = T0.AddHours(-3).ToUniversalTime() };
        Assert.Equal((T0, T0.AddHours(-3)), (older.StartBy, newer.StartBy));
        Assert.Equal(T0, (newer with { StartAt = T0.AddTicks(1) }).StartBy);
        Assert.Equal([older, newer], Party.Read(Party.Write([older, newer])).AsEnumerable());
    }

    private static InboxRow RowOf(WorkOrder order, int sequence)
    {
        var row = OrderRow.Of(order) with { Number = WorkOrderNumber.Compose(new DateOnly(2026, 3, 2), sequence) };
        return new(row, row.Parties.Single(p => p.Organizer == Samples.Water));
    }

    // The places of the rows in the inbox, counted from 1.
    private static int[] Inbox(params InboxRow[] rows)
    {
        var fold = new BoardFold(Samples.Beijing.TimeZone);
        var sequence = 0L;
        foreach (var row in rows)
        {
            fold.Apply(new(++sequence, T0, null, row.Order, [], []));
        }

        var bulk = BoardSnapshot.Empty.Inbox(Samples.Water).Union(rows);
        var folded = fold.Now.Inbox(Samples.Water);
        Assert.Equal(bulk.Select(r => r.Order.Number), folded.Select(r => r.Order.Number));
        return [.. folded.Select(r => 1 + Array.FindIndex(rows, x => x.Order.Number == r.Order.Number))];
    }
}

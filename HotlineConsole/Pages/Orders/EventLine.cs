using System.Diagnostics;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Texts;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Parts;

namespace HotlineConsole.Pages.Orders;

/// <summary>What an event of an order says to a reader, beside who and when. The claimant's details are never in it.</summary>
internal static class EventLine
{
    /// <summary>The name of what happened.</summary>
    public static string Title(WorkOrderEvent happened) => Words.Of($"event.{happened.GetType().Name}");

    /// <summary>What it was about, in one sentence; empty when the title says all.</summary>
    public static string Detail(WorkOrderEvent happened, WorkOrder order, City city) => happened switch
    {
        WorkOrderAccepted e => Join(Words.Name(e.Complaint.Kind), Words.Name(e.Complaint.Urgency), city.ChannelName(e.Complaint.Channel)),
        WorkOrderAnsweredDirectly e => Join(e.Answer, Said("Entry", e.DatabaseEntry)),
        WorkOrderRedirected e => Join(Words.Name(e.BelongsTo), e.AnswerText),
        UrgentReported e => e.Note ?? Words.Of("Orders.Said.ToSupervisors"),
        UrgentAcknowledged e => e.By.Name,
        LinkedToMain e => Words.Of("Orders.Said.MainOrder", e.Main),
        OrderJoined e => Words.Of("Orders.Said.JoinedOrder", e.Order),
        WorkOrderDispatched e => Dispatched(e, city),
        WorkOrderSigned e => Join(city.NameOf(e.Organizer), Late(e.Late)),
        ClaimantContacted e => Join(city.NameOf(e.Organizer), Words.Name(e.Way), Words.Of(e.Reached ? "Orders.Said.Reached" : "Orders.Said.NotReached"), e.Note),
        ProgressReported e => Join(city.NameOf(e.Organizer), e.SiteVisited ? Words.Of("Orders.Said.SiteVisited") : null, e.Note),
        WorkOrderReturned e => Join(city.NameOf(e.Organizer), Words.Name(e.Reason), Said("Basis", e.Basis), Said("Proposed", city.NameOf(e.Proposed))),
        ExtensionRequested e => Join(city.NameOf(e.Organizer), e.Reason),
        ExtensionApproved e => e.Opinion,
        ExtensionRejected e => e.Opinion,
        ReplySubmitted e => Join(city.NameOf(e.Organizer), Outcome(e.Reply)),
        ReplyRejected e => Join(city.NameOf(e.Organizer), e.Opinion),
        WorkOrderFedBack e => Join(city.NameOf(e.Organizer), Outcome(e.Reply), Late(e.Late), Said("LeaderOpinion", e.LeaderOpinion), Said("PublicOpinion", e.PublicOpinionNote)),
        CoOrganizerReplied e => Join(city.NameOf(e.Organizer), Outcome(e.Reply), Late(e.Late)),
        OrganizerReminded e => Join(city.NameOf(e.Organizer), KindOf(e.Deadline, order), e.Note, e.Late ? Words.Of("Orders.Said.SentLate") : null),
        SystemSupervised e => Join(Item(e.Supervision), city.NameOf(e.Organizer), KindOf(e.Deadline, order), e.Reason, e.Late ? Words.Of("Orders.Said.SentLate") : null),
        SupervisionAnswered e => Join(Item(e.Supervision), city.NameOf(e.Organizer), e.Answer),
        SupervisionAcknowledged e => Item(e.Supervision),
        OrganizerOrderedOnSite e => Join(Item(e.Visit), city.NameOf(e.Organizer), Said("ArriveBy", city.Shown(e.Arrival.Time.Due)), e.Reason),
        ArrivedOnSite e => Join(Item(e.Visit), Late(e.Late)),
        SiteFactsRecorded e => Join(Item(e.Visit), e.Facts),
        DutyDivided e => Join([Item(e.Visit), .. e.Shares.Select(s => Words.Of("Orders.Said.Share", city.NameOf(s.Organizer), s.Duty))]),
        NoticeCirculated e => Join(Item(e.Visit), Words.Name(e.Ground), e.Text),
        ClaimantUnmasked e => Join(e.Reason, e.NeedsSecond ? Words.Of("Orders.Said.NeedsSecond") : null),
        UnmaskingDecided e => Join(Item(e.Unmasking), Words.Of(e.Granted ? "Orders.Said.Granted" : "Orders.Said.Refused")),
        WorkOrderClosed e => e.Note ?? "",
        _ => throw new UnreachableException(happened.GetType().Name),
    };

    private static string Dispatched(WorkOrderDispatched e, City city) => Join(
        e.Round > 1 ? Words.Of("Orders.Said.Round", e.Round) : null,
        Said("Lead", city.NameOf(e.Lead)),
        Said("CoOrganizers", city.NamesOf(e.CoOrganizers)),
        Said("Copies", city.NamesOf(e.DistrictCopies)),
        Words.Of("Parts.Clause", e.Basis),
        Said("Opinion", e.Opinion));

    private static string Join(params string?[] parts) => string.Join(Words.Of("Orders.Said.Between"), parts.Where(part => !string.IsNullOrWhiteSpace(part)));

    private static string? Said(string what, string? value) => string.IsNullOrWhiteSpace(value) ? null : Words.Of($"Orders.Said.{what}", value);

    private static string Item(int number) => Words.Of("Orders.Said.Item", number);

    private static string? Late(bool late) => late ? Words.Of("Orders.Said.Late") : null;

    private static string? Outcome(Reply reply) => reply.Outcome is { } outcome ? Words.Name(outcome) : null;

    private static string? KindOf(string? deadline, WorkOrder order) => deadline is not null && order.DeadlineOf(deadline) is { } known ? Words.Name(known.Kind) : null;
}

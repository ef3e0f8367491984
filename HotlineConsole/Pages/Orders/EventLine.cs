using System.Diagnostics;
using HotlineConsole.Core.Attachments;
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
        WorkOrderAdjudicated e => Join(Said("Lead", city.NameOf(e.Lead)), Said("CoOrganizers", city.NamesOf(e.CoOrganizers)), Said("Grounds", e.Grounds)),
        OrganizerCalled e => Join(city.NameOf(e.Organizer), Words.Of(e.Reached ? "Orders.Said.Reached" : "Orders.Said.NotReached"), e.Result, Late(e.Late)),
        NoticeJudged e => Join(Words.Name(e.Authority), Words.Of(e.Told ? "Orders.Said.Told" : "Orders.Said.NotTold"), e.Reason, Late(e.Late)),
        MailSent e => Join(city.NameOf(e.Organizer), e.Address),
        MailFailed e => Join(city.NameOf(e.Organizer), e.Error, e.RetryAt is { } at ? Said("RetryAt", city.Shown(at)) : Words.Name(MailStand.Bounced)),
        WorkOrderSigned e => Join(city.NameOf(e.Organizer), Late(e.Late)),
        AssignedWithin e => Join(city.NameOf(e.Organizer), e.To?.Name ?? Words.Of("Orders.Said.NoDesk")),
        ClaimantContacted e => Join(city.NameOf(e.Organizer), Words.Name(e.Way), Words.Of(e.Reached ? "Orders.Said.Reached" : "Orders.Said.NotReached"), e.Note),
        ProgressReported e => Join(city.NameOf(e.Organizer), e.SiteVisited ? Words.Of("Orders.Said.SiteVisited") : null, e.Note),
        WorkOrderReturned e => Join(city.NameOf(e.Organizer), Words.Name(e.Reason), Said("Basis", e.Basis), Said("Proposed", city.NameOf(e.Proposed))),
        ExtensionRequested e => Join(city.NameOf(e.Organizer), e.Reason),
        ExtensionApproved e => e.Opinion,
        ExtensionRejected e => e.Opinion,
        WhistleBlown e => Join(Item(e.Whistle), Words.Name(e.Kind), city.NameOf(e.Organizer), Said("Called", city.NamesOf([.. e.Reports.Select(d => d.Organizer!.Value)])),
            Said("ReportBy", city.Shown(e.Reports[0].Time.Due)), e.Place, e.Matter),
        CalledUnitReported e => Join(Item(e.Whistle), city.NameOf(e.Organizer), Words.Of(e.Declined is null ? "Orders.Said.Reported" : "Orders.Said.Declined"), e.Declined, Late(e.Late)),
        WhistleTasksSplit e => Join([Item(e.Whistle), .. e.Tasks.Select(t => Words.Of("Orders.Said.Task", city.NameOf(t.Organizer), t.What, city.Shown(t.DueAt)))]),
        WhistleTaskJudged e => Join(Item(e.Whistle), Words.Of("Orders.Said.TaskNo", e.Task), Words.Of(e.Done ? "Orders.Said.Done" : "Orders.Said.NotDone"), e.Verdict),
        WhistleClosed e => Join(Item(e.Whistle), e.Result),
        ReplySubmitted e => Join(city.NameOf(e.Organizer), Outcome(e.Reply)),
        ReplyRejected e => Join(city.NameOf(e.Organizer), e.Opinion),
        UnreasonableClaimed e => Join(city.NameOf(e.Organizer), Said("Basis", e.Reply.LawCited), Said("LeaderOpinion", e.LeaderOpinion), Said("PublicOpinion", e.PublicOpinionNote)),
        UnreasonableRejected e => Join(city.NameOf(e.Organizer), e.Opinion),
        WorkOrderFedBack e => Join(city.NameOf(e.Organizer), Outcome(e.Reply), Late(e.Late), Said("LeaderOpinion", e.LeaderOpinion), Said("PublicOpinion", e.PublicOpinionNote),
            Said("Confirmed", e.ConfirmedBecause)),
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
        AttachmentAdded e => Join(NameOf(e.Attachment, order), Words.Of("Attachments.Size", AttachmentLimits.Shown(e.File.Size)), e.Personal ? Words.Of("Attachments.Personal") : null),
        AttachmentRemoved e => Join(NameOf(e.Attachment, order), e.Reason),
        FollowUpStarted e => Said("KeptUntil", city.Shown(e.Until))!,
        FollowUpCalled e => Join(Words.Name(e.Result), e.Note, e.End is { } end ? Words.Name(end) : null, e.NextAt is { } next ? Said("NextCall", city.Shown(next)) : null),
        FollowUpAnswered e => Join([Words.Name(e.Way), .. AnswerWords.Of(e.Answers)]),
        RatingInvited e => Words.Of("Orders.Said.OfHandling", e.Round),
        InvitationSent e => Said("AnswerBy", city.Shown(e.AnswerBy))!,
        MessageUnclear e => Said("Message", e.Text)!,
        WorkOrderReopened e => Join(Item(e.Reopening), e.Reason),
        WorkOrderArchived e => e.Record.Years is { } years ? Words.Of("Archive.Event.Years", years, city.ShownInFull(e.Record.KeepUntil!.Value)[..10]) : Words.Of("Archive.ForEver"),
        RemovalProposed e => Join(e.Reason, Said("Appraisal", e.Appraisal)),
        RemovalRefused e => e.Opinion,
        WorkOrderRemoved e => Join(e.Tombstone.Opinion, e.Tombstone.Reason),
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

    // As the reader may see it: a file is called by whoever sent it.
    private static string NameOf(int attachment, WorkOrder order) => order.Attachments.FirstOrDefault(a => a.Id == attachment)?.File.Name ?? Item(attachment);

    private static string? Outcome(Reply reply) => reply.Outcome is { } outcome ? Words.Name(outcome) : null;

    private static string? KindOf(string? deadline, WorkOrder order) => deadline is not null && order.DeadlineOf(deadline) is { } known ? Words.Name(known.Kind) : null;
}

using System.Diagnostics;
using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Archive;
using HotlineConsole.Core.Calls;
using HotlineConsole.Core.Attachments;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.FollowUp;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Supervision;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core;

/// <summary>The one door: authorizes, then decides. Pure; the store commits what comes out.</summary>
public static class Door
{
    public static readonly Refusal NoSuchOrder = new("order.unknown", "5.2.3.1");

    /// <summary>It was removed from the archive: nothing is done to it any more.</summary>
    public static readonly Refusal Removed = new("order.removed", "5.6.2");

    /// <summary>Decides a command to an existing order; <paramref name="order"/> is null when there is none of that number.</summary>
    /// <param name="other">Finds another order that the command names.</param>
    public static Decision Decide(WorkOrder? order, WorkOrderCommand command, Actor by, DateTimeOffset now, Rules rules, Func<WorkOrderNumber, WorkOrder?>? other = null) =>
        Capabilities.Refuse(by, command) is { } refusal ? refusal
        : CommandTexts.Refuse(command) is { } unreadable ? unreadable
        : order is null || !Capabilities.MayReach(by, order, command) ? NoSuchOrder
        : order.Removed is not null ? Removed
        : command switch
        {
            AnswerDirectly c => AnswerDirectly.Decide(order, c, by, now, rules),
            LeadElsewhere c => LeadElsewhere.Decide(order, c, by, now, rules),
            ReportUrgent c => ReportUrgent.Decide(order, c, by, now, rules),
            AcknowledgeUrgent c => AcknowledgeUrgent.Decide(order, c, by, now, rules),
            LinkToMain c => LinkToMain.Decide(order, c, other?.Invoke(c.Main) is { Removed: null } main && Capabilities.MaySee(by, main) ? main : null, by, now),
            DispatchOrder c => DispatchOrder.Decide(order, c, by, now, rules),
            Adjudicate c => Adjudicate.Decide(order, c, by, now, rules),
            LogOrganizerCall c => LogOrganizerCall.Decide(order, c, by, now, rules),
            JudgeNotice c => JudgeNotice.Decide(order, c, by, now, rules),
            RecordMail c => RecordMail.Decide(order, c, by, now, rules),
            MarkBounced c => MarkBounced.Decide(order, c, by, now, rules),
            SignFor c => SignFor.Decide(order, c, by, now, rules),
            AssignWithin c => AssignWithin.Decide(order, c, by, now, rules),
            LogContact c => LogContact.Decide(order, c, by, now, rules),
            ReportProgress c => ReportProgress.Decide(order, c, by, now, rules),
            ReturnOrder c => ReturnOrder.Decide(order, c, by, now, rules),
            RequestExtension c => RequestExtension.Decide(order, c, by, now, rules),
            DecideExtension c => DecideExtension.Decide(order, c, by, now, rules),
            BlowWhistle c => BlowWhistle.Decide(order, c, by, now, rules),
            ReportToWhistle c => ReportToWhistle.Decide(order, c, by, now, rules),
            SplitWhistle c => SplitWhistle.Decide(order, c, by, now, rules),
            JudgeWhistleTask c => JudgeWhistleTask.Decide(order, c, by, now, rules),
            CloseWhistle c => CloseWhistle.Decide(order, c, by, now, rules),
            SubmitReply c => SubmitReply.Decide(order, c, by, now, rules),
            ReviewReply c => ReviewReply.Decide(order, c, by, now, rules),
            ReviewUnreasonable c => ReviewUnreasonable.Decide(order, c, by, now, rules),
            Remind c => Remind.Decide(order, c, by, now, rules),
            SuperviseBySystem c => SuperviseBySystem.Decide(order, c, by, now, rules),
            AnswerSupervision c => AnswerSupervision.Decide(order, c, by, now, rules),
            AcknowledgeSupervision c => AcknowledgeSupervision.Decide(order, c, by, now, rules),
            OrderOnSite c => OrderOnSite.Decide(order, c, by, now, rules),
            RecordArrival c => RecordArrival.Decide(order, c, by, now, rules),
            RecordSiteFacts c => RecordSiteFacts.Decide(order, c, by, now, rules),
            DivideDuty c => DivideDuty.Decide(order, c, by, now, rules),
            CirculateNotice c => CirculateNotice.Decide(order, c, by, now, rules),
            UnmaskClaimant c => UnmaskClaimant.Decide(order, c, by, now, rules),
            DecideUnmasking c => DecideUnmasking.Decide(order, c, by, now, rules),
            AddAttachment c => AddAttachment.Decide(order, c, by, now, rules),
            RemoveAttachment c => RemoveAttachment.Decide(order, c, by, now, rules),
            StartFollowUp c => StartFollowUp.Decide(order, c, by, now, rules),
            RecordFollowUpCall c => RecordFollowUpCall.Decide(order, c, by, now, rules),
            AnswerFollowUp c => AnswerFollowUp.Decide(order, c, by, now, rules),
            InviteToRate c => InviteToRate.Decide(order, c, by, now, rules),
            ConfirmInvitation c => ConfirmInvitation.Decide(order, c, by, now, rules),
            AnswerByMessage c => AnswerByMessage.Decide(order, c, by, now, rules),
            ReopenOrder c => ReopenOrder.Decide(order, c, by, now, rules),
            ArchiveOrder c => ArchiveOrder.Decide(order, c, by, now, rules),
            ProposeRemoval c => ProposeRemoval.Decide(order, c, by, now, rules),
            DecideRemoval c => DecideRemoval.Decide(order, c, by, now, rules),
            CloseOrder c => CloseOrder.Decide(order, c, by, now, rules),
            _ => throw new UnreachableException(command.GetType().Name),
        };

    /// <summary>Decides an acceptance, for the number that the order would get.</summary>
    public static Decision Decide(WorkOrderNumber number, AcceptComplaint command, Actor by, DateTimeOffset now, Rules rules) =>
        Capabilities.Refuse(by, command) is { } refusal ? refusal : AcceptComplaint.Decide(number, command, by, now, rules);

    /// <summary>Decides what the telephone reports; <paramref name="call"/> is null for its first report.</summary>
    /// <param name="caller">The number as the store sealed it.</param>
    public static Decision Decide(PhoneCall? call, ReportCall command, SealedCaller? caller, Actor by, DateTimeOffset now) =>
        Capabilities.Refuse(by, command) is { } refusal ? refusal
        : CommandTexts.Refuse(command) is { } unreadable ? unreadable
        : ReportCall.Decide(call, command, caller, by, now);

    /// <summary>Decides what a speech recogniser wrote down of a call; <paramref name="call"/> is null where there is none.</summary>
    /// <param name="said">The text as the store sealed it.</param>
    public static Decision Decide(PhoneCall? call, TranscribeCall command, SealedWords said, Actor by, DateTimeOffset now) =>
        Capabilities.Refuse(by, command) is { } refusal ? refusal
        : CommandTexts.Refuse(command) is { } unreadable ? unreadable
        : TranscribeCall.Decide(call, command, said, by, now);

    /// <summary>Decides a command about a complaint about the service; <paramref name="complaint"/> is null for a new one, and where there is none.</summary>
    /// <param name="matter">Finds what the complaint is about.</param>
    public static Decision Decide(ServiceComplaint? complaint, HotlineCommand command, Func<ServiceMatter> matter, Actor by, DateTimeOffset now, Rules rules) =>
        Capabilities.Refuse(by, command) is { } refusal ? refusal
        : CommandTexts.Refuse(command) is { } unreadable ? unreadable
        : command switch
        {
            RecordServiceComplaint c => RecordServiceComplaint.Decide(c, matter(), by, now, rules),
            JudgeServiceComplaint c => JudgeServiceComplaint.Decide(complaint, c, matter(), by, now, rules),
            _ => throw new UnreachableException(command.GetType().Name),
        };

    /// <summary>Decides a command to the hotline as a whole.</summary>
    public static Decision Decide(HotlineCommand command, Actor by, DateTimeOffset now, Rules rules) =>
        Capabilities.Refuse(by, command) is { } refusal ? refusal
        : CommandTexts.Refuse(command) is { } unreadable ? unreadable
        : command switch
        {
            DeclareSurge c => DeclareSurge.Decide(c, by, now, rules),
            EndSurge c => EndSurge.Decide(c, by, now, rules),
            _ => throw new UnreachableException(command.GetType().Name),
        };
}

using System.Collections.Frozen;
using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Archive;
using HotlineConsole.Core.Calls;
using HotlineConsole.Core.Attachments;
using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.FollowUp;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Supervision;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Confidentiality;

/// <summary>Which role may issue which command (6.1.2). What is not in the table is closed.</summary>
[Clause("6.1.2")]
public static class Capabilities
{
    public static readonly Refusal NotAllowed = new("capability.not-allowed", "6.1.2");
    public static readonly Refusal OtherOrganizer = new("capability.other-organizer", "6.1.2");

    /// <summary>Whether a refusal says that the actor may not, rather than that it cannot be done now.</summary>
    public static bool IsOf(Refusal refusal) => refusal.Code == NotAllowed.Code || refusal.Code == OtherOrganizer.Code;

    private static readonly FrozenDictionary<Type, Role[]> Table = new Dictionary<Type, Role[]>
    {
        [typeof(AcceptComplaint)] = [Role.Attendant, Role.Import],
        [typeof(AnswerDirectly)] = [Role.Attendant, Role.Import],
        [typeof(LeadElsewhere)] = [Role.Attendant, Role.Import],
        [typeof(ReportUrgent)] = [Role.Attendant],
        [typeof(AcknowledgeUrgent)] = [Role.Supervisor],
        [typeof(LinkToMain)] = [Role.Attendant, Role.Dispatcher],
        [typeof(DispatchOrder)] = [Role.Dispatcher, Role.Import],
        [typeof(Adjudicate)] = [Role.Supervisor],
        [typeof(LogOrganizerCall)] = [Role.Dispatcher],
        [typeof(JudgeNotice)] = [Role.Dispatcher],
        [typeof(ReportCall)] = [Role.Gateway],
        [typeof(TranscribeCall)] = [Role.Gateway],
        [typeof(RecordServiceComplaint)] = [Role.Attendant, Role.Supervisor, Role.FollowUp],
        [typeof(JudgeServiceComplaint)] = [Role.Supervisor],
        [typeof(RecordMail)] = [Role.DeadlineWatch],
        [typeof(MarkBounced)] = [Role.Dispatcher],
        [typeof(DeclareSurge)] = [Role.Supervisor],
        [typeof(EndSurge)] = [Role.Supervisor],
        [typeof(SignFor)] = [Role.OrganizerStaff, Role.OrganizerLeader, Role.Import],
        [typeof(AssignWithin)] = [Role.OrganizerStaff, Role.OrganizerLeader],
        [typeof(LogContact)] = [Role.OrganizerStaff, Role.OrganizerLeader, Role.Import],
        [typeof(ReportProgress)] = [Role.OrganizerStaff, Role.OrganizerLeader, Role.Import],
        [typeof(ReturnOrder)] = [Role.OrganizerStaff, Role.OrganizerLeader, Role.Import],
        [typeof(RequestExtension)] = [Role.OrganizerStaff, Role.OrganizerLeader, Role.Import],
        [typeof(BlowWhistle)] = [Role.OrganizerStaff, Role.OrganizerLeader],
        [typeof(ReportToWhistle)] = [Role.OrganizerStaff, Role.OrganizerLeader],
        [typeof(SplitWhistle)] = [Role.OrganizerStaff, Role.OrganizerLeader],
        [typeof(JudgeWhistleTask)] = [Role.OrganizerStaff, Role.OrganizerLeader],
        [typeof(CloseWhistle)] = [Role.OrganizerStaff, Role.OrganizerLeader],
        [typeof(DecideExtension)] = [Role.Supervisor, Role.Import],
        [typeof(SubmitReply)] = [Role.OrganizerStaff, Role.OrganizerLeader, Role.Import],
        [typeof(ReviewReply)] = [Role.OrganizerLeader, Role.Import],
        [typeof(ReviewUnreasonable)] = [Role.Supervisor, Role.Import],
        [typeof(Remind)] = [Role.Supervisor, Role.DeadlineWatch],
        [typeof(SuperviseBySystem)] = [Role.Supervisor, Role.DeadlineWatch],
        [typeof(AnswerSupervision)] = [Role.OrganizerStaff, Role.OrganizerLeader],
        [typeof(AcknowledgeSupervision)] = [Role.Supervisor],
        [typeof(OrderOnSite)] = [Role.Supervisor],
        [typeof(RecordArrival)] = [Role.Supervisor],
        [typeof(RecordSiteFacts)] = [Role.Supervisor],
        [typeof(DivideDuty)] = [Role.Supervisor],
        [typeof(CirculateNotice)] = [Role.Supervisor],
        [typeof(UnmaskClaimant)] = [Role.Attendant, Role.Dispatcher, Role.Supervisor, Role.FollowUp],
        [typeof(DecideUnmasking)] = [Role.Supervisor],
        [typeof(AddAttachment)] = [Role.Attendant, Role.Dispatcher, Role.Supervisor, Role.OrganizerStaff, Role.OrganizerLeader, Role.Keeper],
        [typeof(RemoveAttachment)] = [Role.Attendant, Role.Dispatcher, Role.Supervisor, Role.OrganizerStaff, Role.OrganizerLeader],
        [typeof(StartFollowUp)] = [Role.FollowUp],
        [typeof(RecordFollowUpCall)] = [Role.FollowUp],
        [typeof(AnswerFollowUp)] = [Role.FollowUp, Role.Claimant],
        [typeof(InviteToRate)] = [Role.Attendant, Role.FollowUp],
        [typeof(ConfirmInvitation)] = [Role.Gateway],
        [typeof(AnswerByMessage)] = [Role.Gateway],
        [typeof(ReopenOrder)] = [Role.Supervisor, Role.FollowUp],
        [typeof(ArchiveOrder)] = [Role.Keeper],
        [typeof(ProposeRemoval)] = [Role.Keeper],
        [typeof(DecideRemoval)] = [Role.Supervisor, Role.Keeper],
        [typeof(CloseOrder)] = [Role.Supervisor, Role.Dispatcher, Role.Import],
    }.ToFrozenDictionary();

    public static IEnumerable<Type> Commands => Table.Keys;

    /// <summary>May this role issue this command at all; what a page asks before it shows a button.</summary>
    public static bool Allows(Role role, Type command) => Table.TryGetValue(command, out var roles) && roles.Contains(role);

    /// <summary>The refusal of a command that the actor may not issue: not the role's, or in another organizer's name.</summary>
    public static Refusal? Refuse(Actor by, HotlineCommand command) =>
        !Allows(by.Role, command.GetType()) ? NotAllowed
        : InNameOf(command) is { } organizer && by.Role != Role.Import && by.Organizer != organizer ? OtherOrganizer
        : null;

    /// <summary>Whether the actor may see an order: an organizer's people those that it has or had, everybody at the hotline all.</summary>
    public static bool MaySee(Actor by, WorkOrder order) => by.Role switch
    {
        Role.OrganizerStaff or Role.OrganizerLeader => by.Organizer is { } own && order.Concerns(own),
        Role.Attendant or Role.Dispatcher or Role.Supervisor or Role.FollowUp or Role.DeadlineWatch or Role.Import => true,
        Role.Keeper => order.IsOver,
        Role.Administrator or Role.SecurityAdministrator or Role.Auditor or Role.Wall or Role.Gateway or Role.Claimant => false,
    };

    /// <summary>
    /// Whether an order is there for what the actor asks: one that he may see; for a claimant the one that his link leads to, for a gateway those that it
    /// carries messages for, which neither of them gets to see.
    /// </summary>
    public static bool MayReach(Actor by, WorkOrder order, WorkOrderCommand command) => (by.Role, command) switch
    {
        (Role.Claimant, AnswerFollowUp) => by.Id == Actor.ClaimantOf(order.Number).Id,
        (Role.Gateway, ConfirmInvitation or AnswerByMessage) => true,
        _ => MaySee(by, order),
    };

    /// <summary>Whether the actor may find orders by the claimant's phone or name: only who speaks with claimants or answers for those who do.</summary>
    public static bool MayLookForClaimants(Actor by) => by.Role is Role.Attendant or Role.Dispatcher or Role.Supervisor;

    /// <summary>Whether the actor sees who of an organizer is on duty, with the phone: the hotline's own people, who call there.</summary>
    public static bool MayRingOrganizers(Actor by) => by.Role is Role.Attendant or Role.Dispatcher or Role.Supervisor;

    /// <summary>Whether the actor sees complaints about the service that others recorded: who judges them. They are about colleagues.</summary>
    public static bool MaySeeServiceComplaintsOfOthers(Actor by) => Allows(by.Role, typeof(JudgeServiceComplaint));

    private static OrganizerId? InNameOf(HotlineCommand command) => command switch
    {
        SignFor c => c.Organizer,
        AssignWithin c => c.Organizer,
        LogContact c => c.Organizer,
        ReportProgress c => c.Organizer,
        ReturnOrder c => c.Organizer,
        RequestExtension c => c.Organizer,
        BlowWhistle c => c.Organizer,
        ReportToWhistle c => c.Organizer,
        SplitWhistle c => c.Organizer,
        JudgeWhistleTask c => c.Organizer,
        CloseWhistle c => c.Organizer,
        SubmitReply c => c.Organizer,
        ReviewReply c => c.Organizer,
        AnswerSupervision c => c.Organizer,
        _ => null,
    };
}

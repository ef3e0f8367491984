using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Archive;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.WorkOrders;

/// <summary>One organizer's hold, as the model sees it.</summary>
internal sealed class ModelHold(bool lead)
{
    public bool Lead { get; } = lead;

    public DateTimeOffset? Signed { get; set; }

    public bool Replied { get; set; }
}

/// <summary>
/// The life of an order told a second time, as simply as it goes: where it stands, who holds it, what was asked. Written from the clauses, with its own
/// numbers; knows nothing of clocks beyond the two that refuse something (the window of a return, the limit within which a longer one is asked for).
/// </summary>
internal sealed class LifeModel(PublicComplaint complaint)
{
    private DateTimeOffset? _firstDispatch;
    private DateTimeOffset _now;

    public WorkOrderStatus Status { get; private set; } = WorkOrderStatus.Accepted;

    public Dictionary<OrganizerId, ModelHold> Holds { get; } = [];

    public int Rounds { get; private set; }

    public int Returns { get; private set; }

    /// <summary>The longer limit: never asked (or refused), asked, granted.</summary>
    public bool? Longer { get; private set; }

    public bool LongerGranted { get; private set; }

    private OrganizerId? Lead => Holds.Where(h => h.Value.Lead).Select(h => (OrganizerId?)h.Key).SingleOrDefault();

    private bool IsSettled => Status is WorkOrderStatus.FedBack or WorkOrderStatus.Closed or WorkOrderStatus.AnsweredDirectly or WorkOrderStatus.Redirected;

    /// <summary>
    /// Whether the hotline does it, and then what became of the order; null: a command beside the order's course, which may do what it likes but not touch
    /// anything told here.
    /// </summary>
    public bool? Takes(WorkOrderCommand command, Actor by, WorkOrder order, DateTimeOffset now)
    {
        _now = now;
        if (!IsOfCourse(command))
        {
            return null;
        }

        return Capabilities.Refuse(by, command) is null && Capabilities.MaySee(by, order) && Course(command, order);
    }

    private static bool IsOfCourse(WorkOrderCommand command) => command is AnswerDirectly or LeadElsewhere or DispatchOrder or SignFor or LogContact or ReportProgress
        or ReturnOrder or RequestExtension or DecideExtension or SubmitReply or ReviewReply or CloseOrder;

    private bool Course(WorkOrderCommand command, WorkOrder order) => command switch
    {
        AnswerDirectly c => Status == WorkOrderStatus.Accepted && Says(c.Answer, c.DatabaseEntry) && Becomes(WorkOrderStatus.AnsweredDirectly),
        LeadElsewhere c => Status == WorkOrderStatus.Accepted && Says(c.AnswerText) && Becomes(WorkOrderStatus.Redirected),
        DispatchOrder c => Dispatch(c),
        SignFor c => !IsSettled && Holds.TryGetValue(c.Organizer, out var hold) && hold.Signed is null && Sign(hold),
        LogContact c => IsHandling(c.Organizer) && Says(c.Note),
        ReportProgress c => IsHandling(c.Organizer) && Says(c.Note),
        ReturnOrder c => Return(c),
        RequestExtension c => IsHandling(c.Organizer) && Holds[c.Organizer].Lead && Longer is null && !LongerGranted && Tiers.Of(complaint.Urgency) == ResponseTier.General
            && _now <= _firstDispatch!.Value.AddDays(7) && Says(c.Reason) && Note(() => Longer = true),
        DecideExtension c => Longer is true && !IsSettled && Says(c.Opinion) && Note(() => (Longer, LongerGranted) = (null, c.Approved)),
        SubmitReply c => Reply(c),
        ReviewReply c => Status == WorkOrderStatus.UnderReview && Holds.TryGetValue(c.Organizer, out var hold) && hold.Lead && Says(c.Opinion)
            && (c.Approved ? FeedBack(hold) : Becomes(WorkOrderStatus.SignedFor)),
        CloseOrder => Status == WorkOrderStatus.FedBack && order.Visits.All(v => v.Duties.Count > 0 || v.Notice is not null and not NoticeGround.LateArrival) && Becomes(WorkOrderStatus.Closed),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command, "not of the course"),
    };

    private bool Dispatch(DispatchOrder c)
    {
        var lead = c.Lead ?? Samples.Chaoyang; // the district of the place that every complaint here has
        OrganizerId[] others = c.CoOrganizers.IsDefault ? [] : [.. c.CoOrganizers];
        if (Status is not (WorkOrderStatus.Accepted or WorkOrderStatus.Returned) || !Exists(lead) || !others.All(Exists) || others.Contains(lead) || others.Distinct().Count() < others.Length)
        {
            return false;
        }

        Holds[lead] = new(lead: true);
        foreach (var other in others)
        {
            Holds.TryAdd(other, new(lead: false));
        }

        _firstDispatch ??= _now;
        Rounds++;
        return Becomes(WorkOrderStatus.Dispatched);
    }

    private bool Sign(ModelHold hold)
    {
        hold.Signed = _now;
        return !hold.Lead || Becomes(WorkOrderStatus.SignedFor);
    }

    private bool Return(ReturnOrder c)
    {
        if (IsSettled || Status == WorkOrderStatus.UnderReview || !Holds.TryGetValue(c.Organizer, out var hold) || hold.Replied || !Says(c.Basis)
            || (hold.Signed is { } signed && _now > signed + Window()) || (c.Proposed is { } proposed && (proposed == c.Organizer || !Exists(proposed))))
        {
            return false;
        }

        Holds.Remove(c.Organizer);
        Returns += hold.Lead ? 1 : 0;
        return !hold.Lead || Becomes(WorkOrderStatus.Returned);
    }

    private bool Reply(SubmitReply c)
    {
        if (!IsHandling(c.Organizer) || (Holds[c.Organizer] is var hold && hold.Lead ? Status == WorkOrderStatus.UnderReview : hold.Replied)
            || !Says(c.Reply) || c.Reply.HandledAt > _now)
        {
            return false;
        }

        return !hold.Lead ? Note(() => hold.Replied = true)
            : complaint.ByNetwork ? Becomes(WorkOrderStatus.UnderReview)
            : FeedBack(hold);
    }

    private bool FeedBack(ModelHold hold)
    {
        hold.Replied = true;
        Longer = null;
        return Becomes(WorkOrderStatus.FedBack);
    }

    // 5.3.2.3.3-6, of replies that have every text: an outcome where the kind asks for one, and an instant where the form has one.
    private bool Says(Reply reply) => (complaint.Kind, reply.Outcome) switch
    {
        (_, HandlingOutcome.Unreasonable) => true,
        (ComplaintKind.Consultation, _) => reply.HandledAt is not null,
        (ComplaintKind.Suggestion, _) => true,
        (_, HandlingOutcome.Solved) => reply.HandledAt is not null,
        (_, null) => false,
        _ => true,
    };

    private TimeSpan Window() => Tiers.Of(complaint.Urgency) switch
    {
        ResponseTier.LifeAndSafety => TimeSpan.FromMinutes(15),
        ResponseTier.Livelihood => TimeSpan.FromHours(1),
        _ => TimeSpan.FromHours(24),
    };

    private bool IsHandling(OrganizerId organizer) => !IsSettled && Holds.TryGetValue(organizer, out var hold) && hold.Signed is not null;

    private static bool Exists(OrganizerId organizer) => organizer.Value is not null && Samples.Beijing.Organizers.ContainsKey(organizer);

    private static bool Says(params string?[] texts) => texts.All(text => !string.IsNullOrWhiteSpace(text));

    private bool Becomes(WorkOrderStatus status)
    {
        Status = status;
        return true;
    }

    private static bool Note(Action what)
    {
        what();
        return true;
    }
}

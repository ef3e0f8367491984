using System.Collections.Immutable;

namespace HotlineConsole.Core.WorkOrders;

// 5.5: what is known of the follow-ups, and what follows from them.
public sealed partial record WorkOrder
{
    /// <summary>As kept: null where nothing was fed back since follow-ups are drawn.</summary>
    public ImmutableArray<FollowUpRound>? FollowUpRounds { get; init; }

    /// <summary>As kept: null where it was never handled again.</summary>
    public ImmutableArray<Reopening>? ReopeningsMade { get; init; }

    public ImmutableArray<FollowUpRound> FollowUps => FollowUpRounds ?? [];

    public ImmutableArray<Reopening> Reopenings => ReopeningsMade ?? [];

    /// <summary>1, and one more with each further handling.</summary>
    public int Handling => Reopenings.Length + 1;

    /// <summary>The follow-up of the feedback that stands; null before it.</summary>
    public FollowUpRound? FollowUp => FollowUps.LastOrDefault(f => f.Round == Handling);

    /// <summary>The claimant does not want to be asked (5.5.3): by nobody, in no way, of no further handling.</summary>
    public bool RefusesFollowUp => FollowUps.Any(f => f.End == FollowUpEnd.Refused);

    /// <summary>
    /// When the hotline may ask: the handling limit is over (5.5.1) or the order closed before (7.1.3.2 a), there is a feedback to ask about, and a call
    /// that reached nobody is long enough ago. Null when it does not ask.
    /// </summary>
    public DateTimeOffset? FollowUpDueAt
    {
        get
        {
            if (FollowUp is not { Drawn: true, End: null } round || RefusesFollowUp || Status is not (WorkOrderStatus.FedBack or WorkOrderStatus.Closed))
            {
                return null;
            }

            var limit = Deadlines.LastOrDefault(d => d.Kind == DeadlineKind.Feedback)?.Time.Due;
            var due = limit > round.FedBackAt ? limit.Value : round.FedBackAt;
            due = ClosedAt < due ? ClosedAt.Value : due;
            return round.NotBefore > due ? round.NotBefore : due;
        }
    }

    /// <summary>The same for the list of those to call: what somebody phones about now is not for others, until the time that he has for it is over.</summary>
    public DateTimeOffset? FollowUpFreeAt => FollowUpDueAt is { } due && FollowUp!.HeldUntil is { } until && until > due ? until : FollowUpDueAt;

    /// <summary>
    /// Since when the claimant is invited to rate: asked for him, or closed and brought by the network platform, which has to push the page (5.5.4). Null
    /// when there is nothing to rate, or no more.
    /// </summary>
    public DateTimeOffset? InvitedAt =>
        FollowUp is not { End: null or FollowUpEnd.NotReached } round || RefusesFollowUp || Status is not (WorkOrderStatus.FedBack or WorkOrderStatus.Closed) ? null
        : round.InvitedAt ?? (Complaint.ByNetwork ? ClosedAt : null);

    /// <summary>The same while it waits for the gateway that brings it to him.</summary>
    public DateTimeOffset? InvitationAt => FollowUp is { SentAt: null } ? InvitedAt : null;

    private WorkOrder Followed(int number, Func<FollowUpRound, FollowUpRound> how) => this with { FollowUpRounds = Replace(FollowUps, f => f.Round == number, how) };

    private WorkOrder Drawn(WorkOrderFedBack e) => e.FollowUp is not { } draw ? this
        : this with { FollowUpRounds = FollowUps.Add(new(Handling, e.Organizer, e.Reply.Outcome, draw.Taken, e.At) { Calls = [], Messages = [] }) };

    private WorkOrder Called(FollowUpCalled e) => Followed(e.Round, f => f with
    {
        Calls = f.Calls.Add(new(e.At, e.By.Name, e.Result, e.Note)), HasConsented = e.Result == CallResult.Consented, NotBefore = e.NextAt ?? f.NotBefore,
        HeldUntil = e.Result == CallResult.Consented ? f.HeldUntil : e.At, End = e.End, EndedAt = e.End is null ? null : e.At, Way = e.End is null ? null : FollowUpWay.Phone,
    });

    // Whoever held it answers for it no more; what was owed is owed anew from the next dispatch on. The first handling's clocks stay as they are.
    private WorkOrder Reopened(WorkOrderReopened e) => Adding([e.Dispatch]) with
    {
        Status = WorkOrderStatus.Reopened, ClosedAt = null, Archived = null, Removal = null, Extension = null, Opinion = null, ReopeningsMade = Reopenings.Add(new(e.Reopening, e.At, e.By.Name, e.Reason, Lead?.Organizer)),
        Assignments = Replace(Assignments, a => a.IsActive, a => a with { ReleasedAt = e.At }),
    };
}

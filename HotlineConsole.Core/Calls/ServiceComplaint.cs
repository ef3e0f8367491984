using System.Collections.Immutable;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Calls;

/// <summary>Whether a complaint about the service is valid: said once, by whom, and why.</summary>
public sealed record ServiceVerdict(DateTimeOffset At, Actor By, bool Valid, string Reason);

/// <summary>服务质量投诉: a complaint about the service of the hotline itself, not about what an organizer did.</summary>
/// <param name="Id">Sequence of the event that it was recorded by.</param>
/// <param name="Channel">How it came: a code of the city's channels.</param>
/// <param name="CameAt">When it came; it counts by when it was recorded.</param>
/// <param name="Call">The switch's id of the call that it is about.</param>
/// <param name="Order">The work order that it is about.</param>
/// <param name="ComplainedOf">Id of the account that is complained of.</param>
[Clause("5.4.3")]
public sealed record ServiceComplaint(
    long Id, DateTimeOffset At, Actor By, string About, string Channel, DateTimeOffset CameAt, string? Call, WorkOrderNumber? Order, string? ComplainedOf, ServiceVerdict? Verdict = null)
{
    /// <summary>Who recorded it and who is complained of do not judge it.</summary>
    public bool Concerns(Actor actor) => By.Id == actor.Id || ComplainedOf == actor.Id;

    /// <summary>The complaint after the event.</summary>
    public static ServiceComplaint Fold(ServiceComplaint? complaint, HotlineEvent happened, long sequence) => happened switch
    {
        ServiceComplaintRecorded e => new(sequence, e.At, e.By, e.About, e.Channel, e.CameAt, e.Call, e.Order, e.ComplainedOf),
        ServiceComplaintJudged e => complaint! with { Verdict = new(e.At, e.By, e.Valid, e.Reason) },
        _ => throw new ArgumentException(happened.GetType().Name, nameof(happened)),
    };
}

/// <summary>What the store knows of that which a complaint names: null where it names none, or none that there is.</summary>
/// <param name="Claimants">Who complains, as far as he is known: claimants as they were recorded.</param>
public sealed record ServiceMatter(WorkOrder? Order, PhoneCall? Call, ImmutableArray<Claimant> Claimants)
{
    public static readonly ServiceMatter None = new(null, null, []);

    /// <summary>The text without the claimant and without identity numbers. It is kept like this: nobody needs more of it to judge the service.</summary>
    [Clause("6.1.1")]
    public string Without(string text) => Claimants.Append(new(null, null)).Aggregate(text.Trim(), PersonalTexts.Without);
}

public sealed record ServiceComplaintRecorded(
    DateTimeOffset At, Actor By, string About, string Channel, DateTimeOffset CameAt, string? Call, WorkOrderNumber? Order, string? ComplainedOf) : HotlineEvent(At, By);

/// <param name="RecordedAt">When the complaint was recorded: a valid one counts there.</param>
public sealed record ServiceComplaintJudged(DateTimeOffset At, Actor By, long Complaint, DateTimeOffset RecordedAt, bool Valid, string Reason) : HotlineEvent(At, By);

using System.Collections.Immutable;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;

namespace HotlineConsole.Core.WorkOrders;

/// <summary>How the first receiver brings several organizers together (5.3.2.2.4).</summary>
public enum WhistleKind
{
    /// <summary>街乡吹哨、部门报到: a street or township calls, departments report.</summary>
    Whistle,

    /// <summary>协调会商: the lead asks to a meeting.</summary>
    Consultation,
}

/// <summary>
/// A call to report at a place by a time, with what came of it: who came, who does what until when, how each task went. Lasts at most as long as its
/// caller holds the order.
/// </summary>
[Clause("5.3.2.2.4")]
public sealed record Whistle(
    int Id, WhistleKind Kind, OrganizerId Caller, DateTimeOffset CalledAt, DateTimeOffset ReportBy, string Place, string Matter, ImmutableArray<WhistleCall> Calls)
{
    public ImmutableArray<WhistleTask> Tasks { get; init; } = [];

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>What the caller found in the end; null while it is open, and where the order left the caller before.</summary>
    public string? Result { get; init; }

    public bool IsOpen => ClosedAt is null;

    public WhistleCall? CallOf(OrganizerId organizer) => Calls.FirstOrDefault(c => c.Organizer == organizer);

    /// <summary>Whether something is still asked of the organizer: to report, or to take part until it is closed.</summary>
    public bool Awaits(OrganizerId organizer) => IsOpen && CallOf(organizer) is { Declined: null };

    /// <summary>When the next thing asked of the organizer is due; null: nothing with a time.</summary>
    public DateTimeOffset? DueOf(OrganizerId organizer)
    {
        var tasks = Tasks.Where(t => t.Organizer == organizer && t.Done is null).Select(t => (DateTimeOffset?)t.DueAt).Min();
        return CallOf(organizer) is { AnsweredAt: null } && !(tasks < ReportBy) ? ReportBy : tasks;
    }

    /// <summary>It ends: who has not answered by now was released, or did not come.</summary>
    internal Whistle End(DateTimeOffset at, string? result = null) => this with
    {
        ClosedAt = at, Result = result,
        Calls = [.. Calls.Select(c => c.AnsweredAt is null && at > ReportBy ? c with { NoShow = true } : c)],
    };
}

/// <summary>One organizer that was called.</summary>
public sealed record WhistleCall(OrganizerId Organizer)
{
    /// <summary>When it reported or declined.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Why it does not come; null: it came, or has not answered.</summary>
    public string? Declined { get; init; }

    /// <summary>It neither came nor declined until the whistle was closed after the time.</summary>
    public bool NoShow { get; init; }

    public bool HasCome => AnsweredAt is not null && Declined is null;

    /// <summary>The time itself is in time.</summary>
    public bool IsLate(Whistle whistle, DateTimeOffset now) => (AnsweredAt ?? whistle.ClosedAt ?? now) > whistle.ReportBy;
}

/// <summary>What one organizer has to do until when, as the caller splits the work.</summary>
public sealed record WhistleShare(OrganizerId Organizer, string What, DateTimeOffset DueAt);

/// <summary>A task with the caller's verdict.</summary>
public sealed record WhistleTask(int Id, OrganizerId Organizer, string What, DateTimeOffset DueAt)
{
    /// <summary>The verdict; null: not given yet.</summary>
    public bool? Done { get; init; }

    public string? Verdict { get; init; }

    public DateTimeOffset? JudgedAt { get; init; }
}

using HotlineConsole.Core.Calls;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Storage;

/// <summary>The newest state of an order as JSON; always what its events fold to.</summary>
public sealed record StateRow
{
    public required WorkOrderNumber Number { get; init; }

    public required string Body { get; init; }
}

/// <summary>One committed fact, in the one order of the whole hotline. <see cref="Stream"/> is an order's number, or 0 for the hotline itself.</summary>
public sealed record EventRow
{
    public required long Sequence { get; init; }

    public required long Stream { get; init; }

    public required int Version { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Kind { get; init; }

    public required string Body { get; init; }

    /// <summary>Its text went with an order that was removed from the archive; what it was held by stands in a later event of the same stream.</summary>
    public bool IsErased => Body.Length == 0;

    /// <summary>See <see cref="LogSeal"/>; null for events that are older than the seals.</summary>
    public string? Seal { get; init; }
}

/// <summary>What the deadline watch has still to do for a deadline, and when: loaded at start, kept in the same transaction as the order.</summary>
public sealed record DeadlineRow
{
    public required WorkOrderNumber Number { get; init; }

    public required string Key { get; init; }

    public required DateTimeOffset At { get; init; }

    public required AlertLevel Level { get; init; }
}

/// <summary>What an alert tells.</summary>
public enum AlertKind
{
    Reminder,
    Supervision,
    SiteOrder,
    Notice,
}

/// <summary>A committed alert. <see cref="Deadline"/> is set for those of the deadline watch only, and makes them unique.</summary>
public sealed record AlertRow
{
    /// <summary>Sequence of the event that it is.</summary>
    public required long Sequence { get; init; }

    public required WorkOrderNumber Number { get; init; }

    public required AlertKind Kind { get; init; }

    public string? Deadline { get; init; }

    public DeadlineKind? DeadlineKind { get; init; }

    public OrganizerId? Organizer { get; init; }

    /// <summary>Number of the supervision or site visit within the order.</summary>
    public int? Item { get; init; }

    /// <summary>When it was due to come.</summary>
    public required DateTimeOffset ScheduledAt { get; init; }

    public required DateTimeOffset At { get; init; }

    public bool Late { get; init; }
}

/// <summary>The answer that a command got, so that the same command sent again gets it again.</summary>
public sealed record CommandRow
{
    public required Guid Id { get; init; }

    public WorkOrderNumber? Number { get; init; }

    public required int Version { get; init; }

    public required long Sequence { get; init; }

    public string? Refusal { get; init; }
}

/// <summary>The last sequence given on a local day (yyyyMMdd); numbers are never given twice.</summary>
public sealed record DaySequenceRow
{
    public required int Day { get; init; }

    public required int Last { get; init; }
}

/// <summary>裁定先例: who was named responsible after two returns, found again by category and district.</summary>
public sealed record PrecedentRow
{
    /// <summary>Sequence of the event that it is.</summary>
    public required long Sequence { get; init; }

    public required WorkOrderNumber Number { get; init; }

    public required string Category { get; init; }

    /// <summary>Code of the district; empty: place unknown.</summary>
    public required string District { get; init; }

    public required OrganizerId Organizer { get; init; }

    public required string Grounds { get; init; }

    public required DateTimeOffset At { get; init; }

    internal static PrecedentRow Of(long sequence, WorkOrderAdjudicated e, WorkOrder order) => new()
    {
        Sequence = sequence, Number = e.Number, Category = order.Complaint.Category, District = order.Complaint.Place.District ?? "", Organizer = e.Lead, Grounds = e.Grounds, At = e.At,
    };
}

/// <summary>A call of the telephone: its instants for those who count, and the whole of it as JSON, with the caller's number sealed (6.1).</summary>
public sealed record CallRow
{
    public required string Id { get; init; }

    /// <summary>The earliest instant that was reported of it.</summary>
    public required DateTimeOffset FirstAt { get; init; }

    public DateTimeOffset? OfferedAt { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    public DateTimeOffset? AbandonedAt { get; init; }

    public DateTimeOffset? TransferredAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public string? Attendant { get; init; }

    public ServiceRating? Rating { get; init; }

    public DateTimeOffset? RatedAt { get; init; }

    public required string Body { get; init; }
}

/// <summary>A complaint about the service: what lists and the rate ask for, and the whole of it as JSON.</summary>
public sealed record ServiceComplaintRow
{
    /// <summary>Sequence of the event that it was recorded by.</summary>
    public required long Id { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Id of who recorded it.</summary>
    public required string RecordedBy { get; init; }

    /// <summary>Null until it is judged.</summary>
    public bool? Valid { get; init; }

    public required string Body { get; init; }
}

/// <summary>A keyed hash of what a claimant can be found by, and an order of his (6.1).</summary>
public sealed record ClaimantMarkRow
{
    public required string Mark { get; init; }

    public required WorkOrderNumber Number { get; init; }
}

/// <summary>A sealed text that the program needs again; what it was sealed with is not in the database.</summary>
public sealed record SecretRow
{
    public required string Name { get; init; }

    public required string Body { get; init; }
}

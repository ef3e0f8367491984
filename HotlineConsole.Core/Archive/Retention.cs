using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Archive;

/// <summary>
/// 保管期限 (decision 0039). 5.6.2 wants the claimants' and the service's data kept long (宜长期); the State Archives Administration's order No. 8 has the
/// classes: for ever, 30 years, 10 years. Settings <c>Policy:Retention</c>, in years; null is for ever.
/// </summary>
[Clause("5.6.2")]
public sealed record RetentionPolicy
{
    /// <summary>The shortest class of order No. 8.</summary>
    public const int Shortest = 10;

    /// <summary>Orders that an organizer handled.</summary>
    public int? Handled { get; init; } = 30;

    /// <summary>Orders answered at once from the hotline database (5.3.1), or led elsewhere (5.2.2.1).</summary>
    public int? Answered { get; init; } = 30;

    /// <summary>Emergencies, threats to stability, and what leaders ordered people on site for: what a later inquiry asks for.</summary>
    public int? Grave { get; init; }

    /// <summary>What is wrong with it, in a sentence for whoever starts the program; null when it can be used.</summary>
    public string? Problem() => ((int?[])[Handled, Answered, Grave]).Any(years => years < Shortest)
        ? $"Policy:Retention: no class is shorter than {Shortest} years; leave a value out for its default."
        : null;

    /// <summary>Years that the order is kept; null: for ever.</summary>
    public int? YearsOf(WorkOrder order) =>
        order.Complaint.Urgency is Urgency.Emergency or Urgency.Instability || order.Complaint.Instability is not null || order.Complaint.Emergency is not null || !order.Visits.IsEmpty ? Grave
        : order.Status is WorkOrderStatus.AnsweredDirectly or WorkOrderStatus.Redirected ? Answered
        : Handled;

    /// <summary>The first instant at which it need not be kept: the years count from 1 January after the close, as for all files.</summary>
    public static DateTimeOffset? Until(DateTimeOffset closedAt, int? years, TimeZoneInfo zone) => years is not { } kept ? null
        : LocalTime.FirstInstantAt(new DateTime(TimeZoneInfo.ConvertTime(closedAt, zone).Year + 1 + kept, 1, 1), zone);
}

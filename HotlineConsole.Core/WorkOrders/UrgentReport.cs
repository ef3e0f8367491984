using HotlineConsole.Core.Standard;

namespace HotlineConsole.Core.WorkOrders;

/// <summary>紧急诉求上报: who told the supervisors, when, and who took note of it.</summary>
[Clause("5.2.2.3 e")]
public sealed record UrgentReport(string By, DateTimeOffset At, string? Note, string? AcknowledgedBy = null, DateTimeOffset? AcknowledgedAt = null);

using System.Collections.Immutable;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Supervision;

/// <summary>进行责任划分: who does what, after the facts; settles the visit.</summary>
[Clause("5.3.3")]
public sealed record DivideDuty(WorkOrderNumber Number, int Visit, ImmutableArray<DutyShare> Shares) : WorkOrderCommand(Number)
{
    public static readonly Refusal NoFactsYet = new("on-site.facts-first", "5.3.3");
    public static readonly Refusal Incomplete = new("on-site.duty-incomplete", "5.3.3");

    public static Decision Decide(WorkOrder order, DivideDuty command, Actor by, DateTimeOffset now, Rules rules) =>
        OnSite.Step(order, command.Visit, visit =>
            visit.Facts is null ? NoFactsYet
            : command.Shares.IsDefaultOrEmpty || command.Shares.Any(s => string.IsNullOrWhiteSpace(s.Duty) || !rules.City.Organizers.ContainsKey(s.Organizer))
                ? Incomplete.Naming([nameof(Shares)])
            : new DutyDivided(order.Number, now, by, visit.Id, command.Shares));
}

using System.Globalization;
using System.Text;
using HotlineConsole.Core;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Security;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.WorkOrders;

/// <summary>Every command tried in every state by those who may, and what came of it: what <c>docs/STATES.md</c> is made of (5.1, Appendix A).</summary>
internal static class StatesTable
{
    private static readonly OrganizerId[] Holders = [Samples.Street, Samples.Water, Samples.Chaoyang];

    /// <param name="Command">Name of the command.</param>
    /// <param name="From">Where the order stood.</param>
    /// <param name="To">Where it stood then; null: refused.</param>
    /// <param name="Refusal">The refusal's code.</param>
    internal sealed record Try(string Command, WorkOrderStatus From, WorkOrderStatus? To, string? Refusal);

    public static IReadOnlyList<Try> Tries { get; } = [.. All()];

    public static string Render()
    {
        var text = new StringBuilder();
        text.AppendLine("# Where an order stands, and what can happen to it").AppendLine()
            .AppendLine("The standard's charts A.1 (phone) and A.2 (network platform) as the console runs them. Both tables below are not drawn by hand: a test gives every command, whole and in parts, by those whose command it is, to an order in every state, and writes down what came of it (`WRITE_DOCS=1 dotnet test HotlineConsole.Tests -c Release --filter StatesTable`; the same test fails when this file is out of date).")
            .AppendLine()
            .AppendLine("A complaint by the network platform differs in one step: the lead's reply waits under review for the organizer's leader (5.3.2.3.1); one by phone is fed back at once. How each is followed up differs too (5.5).").AppendLine()
            .AppendLine("```mermaid").AppendLine("stateDiagram-v2").AppendLine("  [*] --> Accepted: AcceptComplaint");
        foreach (var edge in Tries.Where(t => t.To is not null && t.To != t.From).GroupBy(t => (t.From, t.To)).OrderBy(e => e.Key.From).ThenBy(e => e.Key.To))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {edge.Key.From} --> {edge.Key.To}: {string.Join(", ", edge.Select(t => t.Command).Distinct().Order(StringComparer.Ordinal))}");
        }

        text.AppendLine("```").AppendLine()
            .AppendLine("`→` changes where the order stands, `done` does not; else the refusals that answer it.").AppendLine()
            .AppendLine("| Command | " + string.Join(" | ", Enum.GetNames<WorkOrderStatus>()) + " |")
            .AppendLine("|---|" + string.Concat(Enum.GetNames<WorkOrderStatus>().Select(_ => "---|")));
        foreach (var command in Tries.GroupBy(t => t.Command).OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {command.Key} | {string.Join(" | ", Enum.GetValues<WorkOrderStatus>().Select(status => Cell([.. command.Where(t => t.From == status)])))} |");
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static string Cell(IReadOnlyList<Try> tries)
    {
        var done = tries.Where(t => t.To is not null).Select(t => t.To == t.From ? "done" : $"→ {t.To}").Distinct().Order(StringComparer.Ordinal).ToArray();
        return done.Length > 0 ? string.Join(", ", done) : string.Join(", ", tries.Select(t => $"`{t.Refusal}`").Distinct().Order(StringComparer.Ordinal));
    }

    private static IEnumerable<Try> All() =>
        from state in CommandMatrixTests.Orders()
        where state.Order is not null
        from role in Enum.GetValues<Role>()
        from actor in role is Role.OrganizerStaff or Role.OrganizerLeader ? Holders.Select(o => Samples.Of(role, o)) : [Samples.Of(role, Samples.Street)]
        from command in CommandMatrixTests.Forms(actor)
        where Capabilities.Refuse(actor, command) is null
        let decision = Door.Decide(state.Order, command, actor, CommandMatrixTests.Now, Samples.Rules)
        select new Try(command.GetType().Name, state.Order.Status,
            decision.Refusal is null ? decision.Events.Cast<WorkOrderEvent>().Aggregate(state.Order, WorkOrder.Fold).Status : null, decision.Refusal?.Code);
}

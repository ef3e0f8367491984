using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;
using Xunit.Abstractions;

namespace HotlineConsole.Tests.WorkOrders;

/// <summary>5.1: the flows as they run, in a table that cannot be out of date.</summary>
public sealed class StatesTableTests(ITestOutputHelper output)
{
    private static readonly string Document = Path.Combine(Repository.Root, "docs", "STATES.md");

    [Fact, Clause("5.1"), Clause("A.1"), Clause("A.2")]
    public void Document_IsWhatTheCommandsDo()
    {
        var rendered = StatesTable.Render();
        if (Environment.GetEnvironmentVariable("WRITE_DOCS") == "1")
        {
            File.WriteAllText(Document, rendered);
        }

        Assert.Equal(rendered, File.ReadAllText(Document).ReplaceLineEndings("\n"));
    }

    [Fact, Clause("5.1")]
    public void EveryCell_IsTried()
    {
        var commands = typeof(WorkOrderCommand).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(WorkOrderCommand)) && !t.IsAbstract).Select(t => t.Name).ToArray();
        var cells = StatesTable.Tries.Select(t => (t.Command, t.From)).ToHashSet();

        output.WriteLine($"{cells.Count} cells of {commands.Length} commands in {Enum.GetValues<WorkOrderStatus>().Length} states, {StatesTable.Tries.Count} tries.");
        Assert.Equal([], commands.SelectMany(command => Enum.GetValues<WorkOrderStatus>().Select(status => (command, status))).Where(cell => !cells.Contains(cell)));
    }

    [Fact, Clause("5.1")]
    public void EveryState_IsReached_AndOnlyWhatIsOverIsLeftByNothing()
    {
        var moves = StatesTable.Tries.Where(t => t.To is not null && t.To != t.From).ToArray();

        Assert.Equal(Enum.GetValues<WorkOrderStatus>().Except([WorkOrderStatus.Accepted]), moves.Select(t => t.To!.Value).Distinct().Order());
        Assert.Equal(
            [WorkOrderStatus.AnsweredDirectly, WorkOrderStatus.Redirected, WorkOrderStatus.Closed],
            Enum.GetValues<WorkOrderStatus>().Where(status => !moves.Any(t => t.From == status)));
    }
}

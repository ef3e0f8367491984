using System.Globalization;
using HotlineConsole.Bench.Live;

namespace HotlineConsole.Bench;

/// <summary>Figures of docs/PERFORMANCE.md and the pictures of docs/images. Each line: <c>name limit ours ratio goal pass|short</c>.</summary>
internal static class BenchProgram
{
    // Whose subject is the database underneath.
    private static readonly string[] OnPostgres = ["commands", "ack", "push", "alerts", "restart", "board", "lists"];

    private static readonly string[] OnNodes = ["nodes", "nodes-killed"];

    // Those with arguments or a server of their own are not among all.
    private static readonly (string Name, bool InAll, Func<BenchOptions, Task> Run)[] Benches =
    [
        ("commands", true, Commands.CommandsBench.RunAsync),
        ("ack", true, AckBench.RunAsync),
        ("push", true, PushBench.RunAsync),
        ("bytes", true, BytesBench.RunAsync),
        ("idle", true, IdleBench.RunAsync),
        ("circuits", true, CircuitsBench.RunAsync),
        ("cpu", true, CpuBench.RunAsync),
        ("alerts", true, AlertsBench.RunAsync),
        ("restart", true, RestartBench.RunAsync),
        ("board", true, BoardBench.RunAsync),
        ("search", true, SearchBench.RunAsync),
        ("lists", true, ListsBench.RunAsync),
        ("open", true, OpenBench.RunAsync),
        ("slow", true, SlowBench.RunAsync),
        ("bulk", true, BulkBench.RunAsync),
        ("audit", true, AuditBench.RunAsync),
        ("nodes", false, NodesBench.RunAsync),
        ("nodes-killed", false, NodesBench.KillAsync),
        ("wall", true, _ => WallBench.RunAsync()),
        ("start", true, _ => StartBench.RunAsync()),
        ("replay", false, ReplayBench.RunAsync),
        ("seed", false, Seeding.SeedCommand.RunAsync),
        ("screenshots", false, options => Screenshots.TakeAsync(options.Arguments is [var folder, ..] ? folder : "docs/images")),
    ];

    public static async Task<int> Main(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        var name = args.FirstOrDefault() ?? "all";
        var options = BenchOptions.Parse(args.Length == 0 ? [] : args[1..]);
        if (name == ServeVerb.Name)
        {
            await ServeVerb.RunAsync(options); // the benches' own other half
            return 0;
        }

        Figures.Suffix = options.Postgres ? $"@postgres-{options.Nodes}" : "";
        var asked = Benches.Where(b => name != "all" ? b.Name == name : options.Postgres ? OnPostgres.Contains(b.Name) || (options.Nodes > 1 && OnNodes.Contains(b.Name)) : b.InAll).ToList();
        if (asked.Count == 0)
        {
            Console.Error.WriteLine($"No bench named {name}. There are: all, {string.Join(", ", Benches.Select(b => b.Name))}.");
            return 1;
        }

        foreach (var bench in asked)
        {
            await bench.Run(options);
        }

        if (options.Markdown is { } file)
        {
            await MarkdownReport.WriteAsync(file, args);
        }

        return 0;
    }
}

using System.Globalization;

namespace HotlineConsole.Bench;

/// <summary>Figures of docs/PERFORMANCE.md and the pictures of docs/images. Each line: <c>name limit ours ratio goal pass|short</c>.</summary>
internal static class BenchProgram
{
    private static readonly (string Name, Func<string[], Task> Run)[] Benches =
    [
        ("commands", Commands.CommandsBench.RunAsync),
        ("seed", Seed.SeedCommand.RunAsync),
        ("alerts", AlertsBench.RunAsync),
        ("restart", RestartBench.RunAsync),
        ("board", BoardBench.RunAsync),
        ("search", SearchBench.RunAsync),
        ("open", OpenBench.RunAsync),
        ("bulk", BulkBench.RunAsync),
        ("wall", _ => WallBench.RunAsync()),
        ("start", _ => StartBench.RunAsync()),
        ("replay", ReplayBench.RunAsync),
        ("screenshots", args => Screenshots.TakeAsync(args.FirstOrDefault() ?? "docs/images")),
    ];

    public static async Task<int> Main(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        var name = args.FirstOrDefault() ?? "all";
        if (name == "all")
        {
            foreach (var bench in Benches.Where(b => b.Name is "commands" or "wall" or "start"))
            {
                await bench.Run([]);
            }

            return 0;
        }

        if (Benches.FirstOrDefault(b => b.Name == name).Run is not { } run)
        {
            Console.Error.WriteLine($"No bench named {name}. There are: all, {string.Join(", ", Benches.Select(b => b.Name))}.");
            return 1;
        }

        await run(args[1..]);
        return 0;
    }
}

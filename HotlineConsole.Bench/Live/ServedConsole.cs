using System.Diagnostics;
using System.Globalization;

namespace HotlineConsole.Bench.Live;

/// <summary>The process that serves, as the benches see it. It collects its garbage as a server does, like the delivered application.</summary>
internal sealed class ServedConsole : IAsyncDisposable
{
    private const int StillCompiling = 50;
    private const int MostRounds = 20;

    private readonly Process _process;

    private ServedConsole(Process process, Uri wall, Uri site) => (_process, Wall, Site) = (process, wall, site);

    /// <summary>The application.</summary>
    public Uri Wall { get; }

    /// <summary>The bare site beside it.</summary>
    public Uri Site { get; }

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <param name="database">Where it keeps its orders; null: in a file of its own.</param>
    /// <param name="joins">The orders are there already, made by another node.</param>
    public static async Task<ServedConsole> StartAsync(BenchDatabase? database = null, bool joins = false)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ServedConsole).Assembly.Location, ServeVerb.Name, .. joins ? ["joins"] : Array.Empty<string>()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var (key, value) in database?.Settings ?? [])
        {
            start.Environment[ServeVerb.Setting + key] = value;
        }

        start.Environment["DOTNET_gcServer"] = "1";
        start.Environment["DOTNET_TieredPGO"] = "0"; // else most methods are compiled a third time, which on two busy cores takes minutes
        var process = Process.Start(start)!;
        var addresses = (await ReadAsync(process)).Split(' ');
        return new(process, new(addresses[0]), new(addresses[1]));
    }

    /// <summary>Commits until hardly anything is compiled any more: a young process spends most of its time on that.</summary>
    public async Task WarmAsync()
    {
        long compiled;
        var rounds = 0;
        do
        {
            compiled = await NumberAsync("compiled");
            await CommitAsync(40, 20);
        }
        while (await NumberAsync("compiled") - compiled > StillCompiling && ++rounds < MostRounds);
    }

    public Task<IReadOnlyList<Happened>> CommitAsync(int commands, double perSecond) => RunAsync("commit", commands, perSecond);

    public Task<IReadOnlyList<Happened>> BroadcastAsync(int messages, double perSecond) => RunAsync("broadcast", messages, perSecond);

    public Task<IReadOnlyList<Happened>> TransactAsync(int transactions, double perSecond) => RunAsync("transact", transactions, perSecond);

    public async Task<long> NumberAsync(string what) => long.Parse(await AskAsync(what), CultureInfo.InvariantCulture);

    public async Task<string> AskAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        return await ReadAsync(_process);
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<IReadOnlyList<Happened>> RunAsync(string what, int count, double perSecond) =>
        [.. (await AskAsync(string.Create(CultureInfo.InvariantCulture, $"{what} {count} {perSecond}"))).Split(' ').Select(Happened.Parse)];

    private static async Task<string> ReadAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(ServeVerb.Answer, StringComparison.Ordinal))
            {
                return line[ServeVerb.Answer.Length..];
            }
        }

        throw new InvalidOperationException("The serving process ended.");
    }
}

using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Texts;
using HotlineConsole.Core.WorkOrders;
using Microsoft.Data.Sqlite;

namespace HotlineConsole.Replay;

/// <summary>
/// <c>HotlineConsole replay FILE.csv[.gz] --map MAP.json --db NEW.db [--until INSTANT] [--summary OUT.json]</c>: loads a recorded request stream
/// through the one door into a new database.
/// </summary>
public static class ReplayCommand
{
    private const int Refused = 1;
    private const int Stopped = 130;

    public static bool IsAsked(string[] args) => args.FirstOrDefault() == "replay";

    /// <param name="args">What follows the word <c>replay</c>.</param>
    /// <returns>0 done, 1 refused, 130 stopped by Ctrl+C.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter errors)
    {
        using var stop = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            return await RunAsync(ReplayArguments.Parse(args), output, stop.Token);
        }
        catch (Exception e) when (e is ReplayRefusedException or StoreUnavailableException)
        {
            await errors.WriteLineAsync(e.Message);
            return Refused;
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync(Words.Of("replay.failed", e.Message));
            return Refused;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true; // the part that is under way is still committed
            stop.Cancel();
        }
    }

    private static async Task<int> RunAsync(ReplayArguments asked, TextWriter output, CancellationToken stop)
    {
        var started = TimeProvider.System.GetTimestamp();
        if (Path.Exists(asked.Database))
        {
            throw new ReplayRefusedException(Words.Of("replay.db-exists", asked.Database));
        }

        if (asked.Summary is { } summaryPath && Path.GetDirectoryName(Path.GetFullPath(summaryPath)) is { } folder && !Directory.Exists(folder))
        {
            throw new ReplayRefusedException(Words.Of("replay.summary-folder", folder));
        }

        var city = City.Load(City.ReadFolder);
        var map = ReplayMapFile.Read(asked.Map, city);
        var stream = RequestReader.Read(asked.Csv, map, city);
        var plan = new ReplayPlan(stream.Requests, TimeSpan.FromMinutes(map.SignForAfterMinutes), asked.Until);
        await output.WriteLineAsync(Words.Of("replay.read", asked.Csv, stream.Rows, stream.Rejected.Count));

        using var gate = new WriteGate();
        await using var store = HotlineStore.Open(asked.Database, Rules.Of(city, new LocalPolicy()), TimeProvider.System, gate);
        var progress = new ReplayProgress(output, plan.Acts.Count);
        var replayer = new Replayer(plan, city, progress.Report, stop);
        progress.Follows(replayer);
        await store.RunAsync(replayer.Run, quiet: true);

        RejectedRow[] rejected = [.. stream.Rejected.Concat(replayer.Refused).OrderBy(r => r.Line)];
        if (replayer.IsStopped)
        {
            await output.WriteLineAsync(Words.Of("replay.stopped", Local(replayer.Reached, city), asked.Database));
            return Stopped;
        }

        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        var summary = await ReplaySummary.CountAsync(store, plan.End, stream.Rows, rejected.Length) with
        {
            Seconds = Math.Round(seconds, 2), CommandsPerSecond = Math.Round(replayer.Commands / seconds),
        };
        await ReportAsync(asked, summary, rejected, output);
        return 0;
    }

    private static async Task ReportAsync(ReplayArguments asked, ReplaySummary summary, RejectedRow[] rejected, TextWriter output)
    {
        await output.WriteLineAsync(Words.Of(
            "replay.done", summary.Accepted, summary.FedBack, summary.FedBackLate, summary.OpenOverdue, summary.Reminders, summary.SystemSupervisions,
            summary.Rejected, summary.Seconds, summary.CommandsPerSecond));
        if (asked.Summary is { } path)
        {
            await File.WriteAllTextAsync(path, summary.ToJson());
            await File.WriteAllLinesAsync(asked.RejectedList!, rejected.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Line},{Quoted(r.Id)},{Quoted(r.Reason)}")).Prepend("line,id,reason"), Encoding.UTF8);
            return;
        }

        foreach (var row in rejected)
        {
            await output.WriteLineAsync(Words.Of("replay.rejected", row.Line, row.Id, row.Reason));
        }
    }

    private static string Quoted(string text) => "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static string Local(DateTimeOffset? instant, City city) => instant is { } reached
        ? TimeZoneInfo.ConvertTime(reached, city.TimeZone).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture)
        : "-";
}

using System.Globalization;
using System.Runtime.InteropServices;

namespace HotlineConsole.Bench;

/// <summary>All figures of a run as a table, with what they were measured on.</summary>
internal static class MarkdownReport
{
    public static Task WriteAsync(string file, IReadOnlyList<string> args)
    {
        var date = TimeProvider.System.GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30;
        return File.WriteAllLinesAsync(file,
        [
            $"Measured on {date} on {Environment.ProcessorCount} cores, {memory} GiB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}.",
            $"Command: `dotnet run -c Release --project HotlineConsole.Bench -- {string.Join(' ', args)}`",
            "",
            "| Bench | Limit | Ours | Ratio | Goal | |",
            "|---|---|---|---|---|---|",
            .. Figures.All.Select(f => $"| `{f.Name}` | {f.Limit} | {f.Ours} | {f.Ratio} | {f.Goal} | {f.Verdict} |"),
            "",
            .. Figures.Notes.Select(note => "- " + note),
        ]);
    }
}

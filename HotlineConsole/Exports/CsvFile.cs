using System.Text;

namespace HotlineConsole.Exports;

/// <summary>Values between commas, in UTF-8 with the mark that spreadsheets know it by.</summary>
internal static class CsvFile
{
    public const string ContentType = "text/csv; charset=utf-8";

    public static async Task WriteAsync(Stream body, IEnumerable<string> titles, IAsyncEnumerable<IReadOnlyList<string[]>> pages, CancellationToken stop)
    {
        await using var writer = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await writer.WriteAsync(SafeCell.CsvLine(titles).AsMemory(), stop);
        await foreach (var page in pages.WithCancellation(stop))
        {
            foreach (var row in page)
            {
                await writer.WriteAsync(SafeCell.CsvLine(row).AsMemory(), stop);
            }
        }
    }
}

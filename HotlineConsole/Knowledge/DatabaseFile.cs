using System.Globalization;
using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Replay;

namespace HotlineConsole.Knowledge;

/// <summary>Entries of the hotline database as a table: <c>id,title,answer,category,owner,source,valid_from,valid_until,published</c>, texts in quotes where they need them.</summary>
internal static class DatabaseFile
{
    public static readonly string[] Columns = ["id", "title", "answer", "category", "owner", "source", "valid_from", "valid_until", "published"];

    /// <summary>The entries, or the lines that cannot be read with what is wrong with each: then none of them counts.</summary>
    public static (IReadOnlyList<DatabaseEntry> Entries, IReadOnlyList<(int Line, string Column)> Wrong) Read(TextReader text)
    {
        var (entries, wrong) = (new List<DatabaseEntry>(), new List<(int, string)>());
        var rows = new CsvReader(text).Records().ToList();
        if (rows.Count == 0 || !rows[0].Fields.SequenceEqual(Columns))
        {
            return ([], [(1, string.Join(',', Columns))]);
        }

        foreach (var row in rows.Skip(1))
        {
            var (entry, column) = row.Problem is null ? EntryOf(row.Fields) : (null, "\"");
            if (entry is not null && entries.TrueForAll(e => e.Id != entry.Id))
            {
                entries.Add(entry);
            }
            else
            {
                wrong.Add((row.Line, column ?? "id"));
            }
        }

        return wrong.Count > 0 ? ([], wrong) : (entries, []);
    }

    /// <summary>The demo city's entries, where there are none.</summary>
    public static async Task SeedAsync(HotlineDatabase database, CancellationToken stop)
    {
        if (await database.IsEmptyAsync(stop))
        {
            using var file = new StreamReader(Path.Combine(AppContext.BaseDirectory, "city", "beijing", "database.csv"));
            await database.PutAsync(Read(file).Entries, stop: stop);
        }
    }

    private static (DatabaseEntry? Entry, string? Wrong) EntryOf(IReadOnlyList<string> cells)
    {
        if (cells.Count != Columns.Length || cells.Any(c => c.Length > CommandTexts.Longest || !CommandTexts.IsText(c)))
        {
            return (null, string.Join(',', Columns));
        }

        DateOnly until = default;
        string? wrong = !int.TryParse(cells[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id) || id == 0 ? "id"
            : string.IsNullOrWhiteSpace(cells[1]) ? "title"
            : string.IsNullOrWhiteSpace(cells[2]) ? "answer"
            : string.IsNullOrWhiteSpace(cells[4]) ? "owner"
            : string.IsNullOrWhiteSpace(cells[5]) ? "source"
            : !IsDay(cells[6], out _) ? "valid_from"
            : cells[7].Length > 0 && !IsDay(cells[7], out until) ? "valid_until"
            : cells[8] is not ("0" or "1") ? "published"
            : null;
        if (wrong is not null)
        {
            return (null, wrong);
        }

        _ = IsDay(cells[6], out var from);
        return (new DatabaseEntry
        {
            Id = id, Title = cells[1].Trim(), Answer = cells[2].Trim(), Category = cells[3].Length == 0 ? null : cells[3], Owner = cells[4].Trim(), Source = cells[5].Trim(),
            ValidFrom = from, ValidUntil = cells[7].Length == 0 ? null : until, Published = cells[8] == "1",
        }, null);
    }

    private static bool IsDay(string text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}

using System.Collections.Immutable;
using System.Globalization;
using HotlineConsole.Core.Standard;

namespace HotlineConsole.Core.Time;

/// <summary>
/// The limits that laws set for categories (4.1), a line each: <c>category,step,amount,unit,from,until,legal basis</c>. Step and unit as in code
/// (<c>Feedback</c>, <c>WorkingDay</c>), dates local and included, <c>until</c> may be empty; the legal basis goes to the end of the line. Empty
/// lines, # comments and a heading are passed over. A broken line does not stop the rest.
/// </summary>
[Clause("4.1")]
public static class OverrideFile
{
    public const string Heading = "category,step,amount,unit,from,until,legal basis";
    public const string MissingField = "override.missing-field";
    public const string UnknownCategory = "override.unknown-category";
    public const string BadLimit = "override.bad-limit";
    public const string BadDate = "override.bad-date";
    public const string NoBasis = "override.no-basis";

    /// <param name="isCategory">Whether the city has a category of this code.</param>
    public static (ImmutableArray<LimitOverride> Rows, ImmutableArray<LineProblem> Problems) Read(TextReader reader, Func<string, bool> isCategory)
    {
        var rows = ImmutableArray.CreateBuilder<LimitOverride>();
        var problems = ImmutableArray.CreateBuilder<LineProblem>();
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            var text = line.Trim().TrimStart('\uFEFF');
            if (text.Length == 0 || text[0] == '#' || text == Heading)
            {
                continue;
            }

            var (row, problem) = Parse(text, isCategory);
            if (row is not null)
            {
                rows.Add(row);
            }
            else
            {
                problems.Add(new(number, problem!, text));
            }
        }

        return (rows.ToImmutable(), problems.ToImmutable());
    }

    private static (LimitOverride? Row, string? Problem) Parse(string text, Func<string, bool> isCategory)
    {
        var fields = text.Split(',', 7, StringSplitOptions.TrimEntries);
        if (fields.Length < 7)
        {
            return (null, fields.Length == 6 ? NoBasis : MissingField);
        }

        if (!isCategory(fields[0]))
        {
            return (null, UnknownCategory);
        }

        if (!Enum.TryParse<Step>(fields[1], out var step) || !Enum.IsDefined(step)
            || !int.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out var amount) || amount == 0
            || !Enum.TryParse<LimitUnit>(fields[3], out var unit) || !Enum.IsDefined(unit))
        {
            return (null, BadLimit);
        }

        DateOnly? until = null;
        if (!TryDate(fields[4], out var from) || (fields[5].Length > 0 && !TryUntil(fields[5], from, out until)))
        {
            return (null, BadDate);
        }

        return fields[6].Length == 0 ? (null, NoBasis) : (new LimitOverride(fields[0], step, new Limit(amount, unit), fields[6], from, until), null);
    }

    private static bool TryUntil(string text, DateOnly from, out DateOnly? until)
    {
        var isDate = TryDate(text, out var date);
        until = isDate ? date : null;
        return isDate && date >= from;
    }

    private static bool TryDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}

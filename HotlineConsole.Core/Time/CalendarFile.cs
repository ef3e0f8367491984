using System.Collections.Immutable;
using System.Globalization;
using HotlineConsole.Core.Texts;

namespace HotlineConsole.Core.Time;

/// <summary>A line of a calendar file that was left out, and why: <see cref="Code"/> is a key of Words with the line number and the text.</summary>
public sealed record LineProblem(int Line, string Code, string Text)
{
    public string InWords() => Words.Of(Code, Line, Text);
}

/// <summary>What a calendar file holds: the good days, and the lines that were left out.</summary>
public sealed record CalendarFileContent(CalendarYear Year, ImmutableArray<LineProblem> Problems);

/// <summary>
/// One file a year, a line a day: <c>date,kind,name</c>, kind <c>holiday</c> or <c>workday</c>, the name to the end of the line. Empty
/// lines, lines that begin with # and a heading line <c>date,kind,name</c> are passed over. A broken line does not stop the rest.
/// </summary>
public static class CalendarFile
{
    public const string BadName = "calendar.bad-name";
    public const string MissingField = "calendar.missing-field";
    public const string BadDate = "calendar.bad-date";
    public const string OtherYear = "calendar.other-year";
    public const string UnknownKind = "calendar.unknown-kind";
    public const string DuplicateDate = "calendar.duplicate-date";

    public static CalendarFileContent Read(TextReader reader, int year)
    {
        var days = new SortedDictionary<DateOnly, CalendarDay>();
        var problems = ImmutableArray.CreateBuilder<LineProblem>();
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            var text = line.Trim().TrimStart('\uFEFF');
            if (text.Length == 0 || text[0] == '#' || text == "date,kind,name")
            {
                continue;
            }

            var (day, problem) = Parse(text, year);
            if (day is null || !days.TryAdd(day.Date, day))
            {
                problems.Add(new LineProblem(number, problem ?? DuplicateDate, text));
            }
        }

        return new CalendarFileContent(new CalendarYear(year, [.. days.Values]), problems.ToImmutable());
    }

    private static (CalendarDay? Day, string? Problem) Parse(string text, int year)
    {
        var fields = text.Split(',', 3, StringSplitOptions.TrimEntries);
        if (fields.Length < 2)
        {
            return (null, MissingField);
        }

        if (!DateOnly.TryParseExact(fields[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return (null, BadDate);
        }

        if (date.Year != year)
        {
            return (null, OtherYear);
        }

        CalendarDayKind? kind = fields[1] switch
        {
            "holiday" => CalendarDayKind.Holiday,
            "workday" => CalendarDayKind.Workday,
            _ => null,
        };
        return kind is { } known ? (new CalendarDay(date, known, fields.ElementAtOrDefault(2) ?? ""), null) : (null, UnknownKind);
    }
}

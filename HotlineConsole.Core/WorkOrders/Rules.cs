using System.Collections.Immutable;
using System.Globalization;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Time;

namespace HotlineConsole.Core.WorkOrders;

/// <summary>What a decision may look up: the rules of the standard as set here and now, and the city.</summary>
public sealed record Rules(Rulebook Book, City City)
{
    /// <summary>
    /// The newest other order to which the organizer sent much the same reply; null: none. It is asked for each reply, in the writer's turn. Null where there
    /// is no log to ask.
    /// </summary>
    public Func<OrganizerId, WorkOrderNumber, Reply, WorkOrderNumber?>? FindCopied { get; init; }

    /// <summary>Who is dispatched to by e-mail too.</summary>
    public MailRegister Mail { get; init; } = MailRegister.Empty;

    /// <summary>The rules of a city with its calendar and override files; <paramref name="problem"/> hears of each file and line that was left out.</summary>
    public static Rules Of(City city, LocalPolicy policy, Action<string, LineProblem>? problem = null)
    {
        var calendar = WorkingCalendar.Default(city.TimeZone);
        foreach (var file in city.CalendarFiles)
        {
            var name = Path.GetFileNameWithoutExtension(file);
            if (!int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            {
                problem?.Invoke(file, new(0, CalendarFile.BadName, name));
                continue;
            }

            using var reader = new StreamReader(file);
            var content = CalendarFile.Read(reader, year);
            calendar = calendar.With(content.Year);
            Report(file, content.Problems, problem);
        }

        return new(new Rulebook(null, Overrides(city, problem), policy, calendar, null), city) { Mail = MailOf(city, problem) };
    }

    private static MailRegister MailOf(City city, Action<string, LineProblem>? problem)
    {
        if (!File.Exists(city.MailFile))
        {
            return MailRegister.Empty;
        }

        using var reader = new StreamReader(city.MailFile);
        var (register, problems) = MailRegister.Read(reader, city.Organizers.ContainsKey);
        Report(city.MailFile, problems, problem);
        return register;
    }

    private static ImmutableArray<LimitOverride> Overrides(City city, Action<string, LineProblem>? problem)
    {
        if (!File.Exists(city.OverrideFile))
        {
            return [];
        }

        using var reader = new StreamReader(city.OverrideFile);
        var (rows, problems) = OverrideFile.Read(reader, city.Categories.ContainsKey);
        Report(city.OverrideFile, problems, problem);
        return rows;
    }

    private static void Report(string file, ImmutableArray<LineProblem> problems, Action<string, LineProblem>? problem)
    {
        foreach (var line in problems)
        {
            problem?.Invoke(file, line);
        }
    }
}

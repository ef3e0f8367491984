using System.Globalization;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Time;

namespace HotlineConsole.Core.WorkOrders;

/// <summary>What a decision may look up: the rules of the standard as set here and now, and the city.</summary>
public sealed record Rules(Rulebook Book, City City)
{
    /// <summary>The rules of a city with its calendar files; <paramref name="problem"/> hears of each file and line that was left out.</summary>
    public static Rules Of(City city, LocalPolicy policy, Action<string, LineProblem>? problem = null)
    {
        var calendar = WorkingCalendar.Default(city.TimeZone);
        foreach (var file in city.CalendarFiles)
        {
            using var reader = new StreamReader(file);
            var content = CalendarFile.Read(reader, int.Parse(Path.GetFileNameWithoutExtension(file), CultureInfo.InvariantCulture));
            calendar = calendar.With(content.Year);
            foreach (var line in content.Problems)
            {
                problem?.Invoke(file, line);
            }
        }

        return new(new Rulebook(null, [], policy, calendar, null), city);
    }
}

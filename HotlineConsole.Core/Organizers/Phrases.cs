using System.Collections.Frozen;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Time;

namespace HotlineConsole.Core.Organizers;

/// <summary>The service phrases of Appendix B, by moment.</summary>
[Clause("B.1"), Clause("B.2"), Clause("B.3"), Clause("B.4")]
public sealed class Phrases(IReadOnlyList<Phrase> all)
{
    private readonly FrozenDictionary<string, Phrase[]> _byMoment =
        all.GroupBy(p => p.Moment, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);

    public IReadOnlyList<Phrase> All => all;

    /// <summary>The phrases of a moment, in the standard's order; none when the pack has none.</summary>
    public IReadOnlyList<Phrase> At(string moment) => _byMoment.GetValueOrDefault(moment, []);

    /// <summary>The first words to a caller on that day: a festival is a day off that the calendar names, not a day worked in its place.</summary>
    [Clause("B.1.2")]
    public Phrase GreetingOn(DateOnly day, WorkingCalendar calendar) =>
        Greeting(calendar.DayOn(day) is { Kind: CalendarDayKind.Holiday, Name: var festival } ? festival : null);

    /// <summary>The first words to a caller: by the festival of the day as the calendar names it, null on other days.</summary>
    [Clause("B.1.2")]
    public Phrase Greeting(string? festival) => At(festival switch
    {
        "春节" or "元旦" => "GreetingNewYear",
        null or "清明" or "清明节" => "Greeting",
        _ => "GreetingFestival",
    })[0];
}

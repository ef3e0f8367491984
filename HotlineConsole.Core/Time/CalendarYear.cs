using System.Collections.Immutable;

namespace HotlineConsole.Core.Time;

/// <summary>What a published calendar says of a day.</summary>
public enum CalendarDayKind
{
    Holiday,
    Workday,
}

/// <summary>A day that differs from its weekday: a holiday or a make-up workday, with the name of the festival.</summary>
public sealed record CalendarDay(DateOnly Date, CalendarDayKind Kind, string Name);

/// <summary>The published days of one year.</summary>
public sealed record CalendarYear(int Year, ImmutableArray<CalendarDay> Days);

using HotlineConsole.Core.Organizers;

namespace HotlineConsole.Pages.Organizer;

/// <summary>The city's wall-clock time, as date and time fields hold it, to instants and back.</summary>
public static class CityTime
{
    /// <summary>The instant that the city's clocks show so; null stays null.</summary>
    public static DateTimeOffset? InstantOf(this City city, DateTime? local) =>
        local is { } time ? new DateTimeOffset(time, city.TimeZone.GetUtcOffset(time)) : null;

    /// <summary>The city's wall-clock time, whole minutes.</summary>
    public static DateTime LocalOf(this City city, DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, city.TimeZone);
        return new(local.Year, local.Month, local.Day, local.Hour, local.Minute, 0, DateTimeKind.Unspecified);
    }
}

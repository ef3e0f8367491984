using System.Globalization;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Texts;
using HotlineConsole.Parts;

namespace HotlineConsole.Pages.Wall;

/// <summary>An alert of the strip.</summary>
public sealed record AlertLine(long Sequence, string Time, string Kind, bool IsUnacknowledged, string Text)
{
    public static AlertLine Of(WallAlert entry, City city) => new(
        entry.Alert.Sequence,
        TimeZoneInfo.ConvertTime(entry.Alert.At, city.TimeZone).ToString("HH:mm", CultureInfo.InvariantCulture),
        Words.Name(entry.Alert.Kind) + (entry.Alert.DeadlineKind is { } kind ? " · " + kind.Short() : ""),
        entry.IsUnacknowledged,
        $"{(entry.Alert.Organizer is { } organizer ? city.NameOf(organizer) : city.HolderOf(entry.Order))} · {city.CategoryName(entry.Order.Category)}");

    /// <summary>Until when the surge lasts that covers this instant; null when there is none.</summary>
    public static string? SurgeUntil(Surge? surge, DateTimeOffset now, City city) =>
        surge is { } declared && declared.Covers(now) ? Words.Of("Wall.Surge.Until", city.Shown(declared.Until)) : null;
}

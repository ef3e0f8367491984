using System.Globalization;
using HotlineConsole.Core.Organizers;

namespace HotlineConsole.Parts;

/// <summary>The city in words: its local time, its names in the reader's language.</summary>
public static class CityWords
{
    private static bool InEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>An instant as the city's clocks show it: 05-08 10:03.</summary>
    public static string Shown(this City city, DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, city.TimeZone).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>With year and second: 2026-05-08 10:03:12.</summary>
    public static string ShownInFull(this City city, DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, city.TimeZone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The name of an organizer, a street's with its district; the id itself when the city does not know it.</summary>
    public static string NameOf(this City city, OrganizerId? id) =>
        id is not { } known ? "" : city.Organizers.TryGetValue(known, out var organizer) ? organizer.FullName : known.Value;

    public static string CategoryName(this City city, string code) =>
        !city.Categories.TryGetValue(code, out var category) ? code : InEnglish ? category.EnglishName : category.Name;

    public static string DistrictName(this City city, string? code) =>
        code is null || !city.Districts.TryGetValue(code, out var district) ? "" : InEnglish ? district.EnglishName : district.Name;

    public static string ChannelName(this City city, string code) =>
        !city.Channels.TryGetValue(code, out var channel) ? code : InEnglish ? channel.EnglishName : channel.Name;
}

using System.Globalization;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Texts;

namespace HotlineConsole.Core.Time;

/// <summary>
/// What fills a slot of a derivation step, as a short string whose first letter says how to show it: <c>t</c> an instant with the offset of
/// the hotline's zone, <c>l</c> a limit, <c>k</c> a key of Words, <c>s</c> text as it stands. So the stored step speaks every language.
/// </summary>
public static class Slot
{
    public static string Instant(DateTimeOffset local) =>
        "t:" + local.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);

    public static string Of(Limit limit) => string.Create(CultureInfo.InvariantCulture, $"l:{limit.Amount} {limit.Unit}");

    public static string Key(string key) => "k:" + key;

    public static string Text(string? text) => "s:" + text;

    public static object InWords(string slot)
    {
        var value = slot[2..];
        return slot[0] switch
        {
            't' => Shown(DateTimeOffset.Parse(value, CultureInfo.InvariantCulture)),
            'l' => ParsedLimit(value).InWords(),
            'k' => Words.Of(value),
            _ => value,
        };
    }

    private static string Shown(DateTimeOffset local) => local.ToString(
        local.Ticks % TimeSpan.TicksPerMinute == 0 ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd HH:mm:ss",
        CultureInfo.InvariantCulture);

    private static Limit ParsedLimit(string value)
    {
        var space = value.IndexOf(' ', StringComparison.Ordinal);
        return new Limit(int.Parse(value.AsSpan(0, space), CultureInfo.InvariantCulture), Enum.Parse<LimitUnit>(value.AsSpan(space + 1)));
    }
}

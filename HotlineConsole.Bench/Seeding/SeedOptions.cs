using System.Globalization;

namespace HotlineConsole.Bench.Seeding;

/// <summary><c>seed FILE ORDERS [--events] [--open COUNT] [--armed COUNT]</c>. The year ends with the coming midnight, so that no threshold of a day's file has passed.</summary>
/// <param name="AllEvents">Events and states of all orders; else of the open ones and of every hundredth closed one.</param>
/// <param name="Open">Orders still open at the end; a fortieth unless given.</param>
/// <param name="Armed">Thresholds armed at least: the open orders get more of them, a month after the end, until there are so many.</param>
internal sealed record SeedOptions(string File, int Orders, bool AllEvents, int Open, int Armed = 0)
{
    /// <summary>Texts of so many of the newest orders are searchable.</summary>
    public const int Searchable = 1_000_000;

    public const int Seed = 12_345;

    public static SeedOptions Parse(string[] args)
    {
        if (args.Length < 2 || !int.TryParse(args[1].Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture, out var orders))
        {
            throw new ArgumentException("seed needs FILE ORDERS [--events] [--open COUNT] [--armed COUNT]");
        }

        return new(args[0], orders, args.Contains("--events"), Of(args, "--open", orders / 40), Of(args, "--armed", 0));
    }

    private static int Of(string[] args, string option, int otherwise)
    {
        var at = Array.IndexOf(args, option);
        return at < 0 ? otherwise : int.Parse(args[at + 1], CultureInfo.InvariantCulture);
    }

    public static DateTimeOffset End(TimeZoneInfo zone)
    {
        var midnight = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), zone).Date.AddDays(1);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}

using System.Globalization;

namespace HotlineConsole.Parts;

/// <summary>Shares as people read them. What should be high is cut and what should be low is rounded up: a limit is never shown as kept that was not.</summary>
internal static class Shares
{
    public const string None = "—";

    public static string Of(double? share) => share is { } known ? Text(Math.Floor((known * 1000) + 1e-9)) : None;

    /// <summary>In whole hundredths, for what is read from afar.</summary>
    public static string Whole(double? share) => share is { } known ? Text(Math.Floor((known * 100) + 1e-9) * 10) : None;

    public static string OfBad(double? share) => share is { } known ? Text(Math.Ceiling((known * 1000) - 1e-9)) : None;

    private static string Text(double thousandths) => (thousandths / 1000).ToString("0.#%", CultureInfo.InvariantCulture);
}

using System.Globalization;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Parts;

namespace HotlineConsole.Pages.Wall;

/// <summary>An order of the list of what is due next. Its countdown ticks in the browser (js/countdowns.js); the text is right without script.</summary>
public sealed record BreachLine(string Number, string TierCss, string Tier, string Due, string Near, string DueText, string? Kind, string Note)
{
    public static BreachLine Of(OrderRow row, City city) => new(
        row.Number.ToString(), "badge " + row.Tier.Css(), row.Tier.Short(), Milliseconds(row.NextDueAt), Milliseconds(row.NextNearAt),
        row.NextDueAt is { } due ? city.Shown(due) : "", row.NextDueKind?.Short(), $" · {city.HolderOf(row)} · {city.CategoryName(row.Category)}");

    private static string Milliseconds(DateTimeOffset? at) => at?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) ?? "";
}

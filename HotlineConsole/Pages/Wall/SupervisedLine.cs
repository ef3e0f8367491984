using HotlineConsole.Core.Board;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Texts;
using HotlineConsole.Parts;

namespace HotlineConsole.Pages.Wall;

/// <summary>An order under supervision, and what it waits for.</summary>
public sealed record SupervisedLine(string Number, string Text, string Note)
{
    public static SupervisedLine Of(OrderRow row, City city) =>
        new(row.Number.ToString(), $"{city.HolderOf(row)} · {city.CategoryName(row.Category)}", $"{row.Number} · {Waits(row)}");

    private static string Waits(OrderRow row) =>
        row.OpenVisits > 0 ? Words.Of("Wall.Waits.OnSite")
        : row.Unacknowledged > 0 ? Words.Of("Wall.Waits.Acknowledge")
        : Words.Of("Wall.Waits.Answer");
}

using System.Globalization;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Calls;
using HotlineConsole.Core.Texts;
using HotlineConsole.Parts;

namespace HotlineConsole.Pages.Wall;

/// <summary>A headline number: what it should be, how it stands, and where it goes. A number that cannot trigger an action is not one.</summary>
public sealed record Kpi(string Id, string Value, string Target, Alarm State, string? Trend = null)
{
    // How far from its target a number may be before a supervisor should look (near) or act (overdue).
    private const double MoreThanLastWeek = 0.2;
    private const double FarMoreThanLastWeek = 0.5;
    private const double NetOfOpen = 0.2;
    private const double OnTimeNear = 0.95;

    public static IReadOnlyList<Kpi> Of(WallFigures figures) =>
    [
        new("Received", Number(figures.Received), figures.ReceivedThen == 0 ? Words.Of("Wall.Kpi.Received.NoneThen") : Words.Of("Wall.Kpi.Received.Target", Number(figures.ReceivedThen)),
            figures.Change switch { null or <= MoreThanLastWeek => Alarm.Normal, <= FarMoreThanLastWeek => Alarm.Near, _ => Alarm.Overdue },
            figures.Change is { } change ? Arrow(change) + Percent(Math.Abs(change)) : null),
        new("Open", Number(figures.Open.Open), Words.Of("Wall.Kpi.Open.Target", Percent(NetOfOpen)),
            figures.Net > NetOfOpen * figures.Open.Open ? Alarm.Near : Alarm.Normal, Arrow(figures.Net) + Number(Math.Abs(figures.Net))),
        new("Near", Number(figures.Open.Near), Words.Of("Wall.Kpi.Near.Target"), figures.Open.Near > 0 ? Alarm.Near : Alarm.Normal, Share(figures.Open.Near, figures.Open.Open)),
        new("Overdue", Number(figures.Open.Overdue), Words.Of("Wall.Kpi.Zero.Target"), figures.Open.Overdue > 0 ? Alarm.Overdue : Alarm.Normal, Share(figures.Open.Overdue, figures.Open.Open)),
        new("FedBack", Number(figures.FedBack), Words.Of("Wall.Kpi.FedBack.Target"),
            figures.OnTime switch { null or >= 1 => Alarm.Normal, >= OnTimeNear => Alarm.Near, _ => Alarm.Overdue },
            figures.OnTime is { } onTime ? Words.Of("Wall.Kpi.OnTime", Rate(onTime)) : null),
        new("Unacknowledged", Number(figures.Unacknowledged), Words.Of("Wall.Kpi.Zero.Target"), figures.Unacknowledged > 0 ? Alarm.Overdue : Alarm.Normal),
        new("Connection", Shares.Whole(figures.Calls.Connection), Words.Of("Wall.Kpi.Connection.Target", ServiceLevel.ConnectedPercent),
            !figures.Calls.IsConnected ? Alarm.Overdue : figures.IsLongWaiting ? Alarm.Near : Alarm.Normal, Words.Of("Wall.Kpi.Waiting", figures.Calls.Waiting)),
    ];

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Percent(double share) => share.ToString("0%", CultureInfo.InvariantCulture);

    // Cut, not rounded: 100 % is said only when none was late.
    private static string Rate(double share) => (Math.Floor(share * 1000) / 1000).ToString("0.#%", CultureInfo.InvariantCulture);

    // Rounded up: 0 % is said only when there is none.
    private static string? Share(int part, int all) =>
        all == 0 ? null : Words.Of("Wall.Kpi.Share", (Math.Ceiling(part * 1000.0 / all) / 1000).ToString("0.#%", CultureInfo.InvariantCulture));

    private static string Arrow(double change) => change > 0 ? "↑ " : change < 0 ? "↓ " : "→ ";
}

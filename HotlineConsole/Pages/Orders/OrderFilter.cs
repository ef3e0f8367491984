using System.Globalization;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Pages.Orders;

/// <summary>Which orders a list shows, as it stands in the page's address; what cannot be read there does not filter.</summary>
public sealed record OrderFilter
{
    public string? Words { get; init; }

    public WorkOrderStatus? Status { get; init; }

    public ResponseTier? Tier { get; init; }

    public string? District { get; init; }

    public string? Category { get; init; }

    /// <summary>The lead organizer.</summary>
    public OrganizerId? Organizer { get; init; }

    /// <summary>First and last day of acceptance, by the city's calendar.</summary>
    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public static T? Member<T>(string? text) where T : struct, Enum =>
        Enum.TryParse<T>(text, out var member) && Enum.IsDefined(member) ? member : null;

    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>
    /// The orders that it lets through. Days become ranges of numbers (a number begins with its day), so every page is read backwards along the key or
    /// along one column's index and ends after its rows.
    /// </summary>
    public IQueryable<OrderRow> Within(IQueryable<OrderRow> all)
    {
        if (From is { } from)
        {
            var first = WorkOrderNumber.Compose(from, 1);
            all = all.Where(o => o.Number >= first);
        }

        if (To is { } to)
        {
            var last = WorkOrderNumber.Compose(to, WorkOrderNumber.LastOfDay);
            all = all.Where(o => o.Number <= last);
        }

        all = Status is { } status ? all.Where(o => o.Status == status) : all;
        all = Tier is { } tier ? all.Where(o => o.Tier == tier) : all;
        all = District is { } district ? all.Where(o => o.District == district) : all;
        all = Category is { } category ? all.Where(o => o.Category == category) : all;
        return Organizer is { } organizer ? all.Where(o => o.Lead == organizer) : all;
    }
}

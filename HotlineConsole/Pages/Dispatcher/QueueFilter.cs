using HotlineConsole.Core.Board;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Parts;

namespace HotlineConsole.Pages.Dispatcher;

/// <summary>What of the waiting orders a dispatcher looks at. It is written in the address: <c>?show=General</c>, <c>?show=returned</c>, <c>&amp;q=</c>.</summary>
public sealed record QueueFilter(ResponseTier? Tier, bool ReturnedOnly, string Text)
{
    public const string Returned = "returned";

    public static QueueFilter Read(string? show, string? text) => new(
        Enum.TryParse<ResponseTier>(show, out var tier) && Enum.IsDefined(tier) ? tier : null, show == Returned, text?.Trim() ?? "");

    /// <summary>The instant that the order waits against: the claimant's clock.</summary>
    public static DateTimeOffset? DueOf(OrderRow row) => IsReturned(row) ? row.FeedbackDueAt ?? row.NextDueAt : row.NextDueAt;

    public static bool IsReturned(OrderRow row) => row.Status == WorkOrderStatus.Returned;

    /// <summary>The rows that pass, the least time left first.</summary>
    public IReadOnlyList<OrderRow> Of(IEnumerable<OrderRow> queue, City city) =>
        [.. queue.Where(r => Shows(r, city)).OrderBy(r => DueOf(r) ?? DateTimeOffset.MaxValue).ThenBy(r => r.Number)];

    private bool Shows(OrderRow row, City city) =>
        (Tier is null || row.Tier == Tier) && (!ReturnedOnly || IsReturned(row)) && (Text.Length == 0 || Holds(row, city));

    private bool Holds(OrderRow row, City city) =>
        new[] { row.Title, row.Number.ToString(), city.CategoryName(row.Category), city.DistrictName(row.District), city.NameOf(row.Street) }
            .Any(t => t.Contains(Text, StringComparison.OrdinalIgnoreCase));
}

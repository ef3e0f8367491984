using HotlineConsole.Core.Board;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Analysis;

/// <summary>The part of an order that is counted.</summary>
public readonly record struct RollupFacts(
    string? District, string Category, OrganizerId? Lead, string Channel, ResponseTier Tier, WorkOrderStatus Status, DateTimeOffset AcceptedAt,
    DateTimeOffset? FirstDispatchedAt, DateTimeOffset? FedBackAt, bool FedBackLate, DateTimeOffset? ClosedAt, int Returns)
{
    public static RollupFacts Of(OrderRow o) => new(
        o.District, o.Category, o.Lead, o.Channel, o.Tier, o.Status, o.AcceptedAt, o.FirstDispatchedAt, o.FedBackAt, o.FedBackLate, o.ClosedAt, o.Returns);

    /// <summary>The key under which it is counted; null where it is not.</summary>
    internal string? KeyOf(Dimension dimension) => dimension switch
    {
        Dimension.Total => "",
        Dimension.District => District ?? "",
        Dimension.Category => Category,
        Dimension.Lead => Lead?.Value,
        Dimension.Channel => Channel,
        Dimension.Tier => TierKey(Tier),
        Dimension.DistrictAndCategory => $"{District}|{Category}",
    };

    internal static string TierKey(ResponseTier tier) => ((int)tier).ToString(System.Globalization.CultureInfo.InvariantCulture);
}

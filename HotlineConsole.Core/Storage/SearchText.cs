using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Storage;

/// <summary>What an order is found by: the complaint's own words, nothing of the claimant.</summary>
public static class SearchText
{
    public static string Of(PublicComplaint complaint) =>
        $"{complaint.Title} {complaint.Content} {complaint.Place.Address} {complaint.Place.Landmark} {complaint.Parties} {complaint.Demand}";
}

namespace HotlineConsole.Pages.Orders;

/// <summary>A filter of the list of orders that a person keeps under a name; the one used last has no name.</summary>
public sealed class SavedFilter
{
    public const int LongestName = 40;

    /// <summary>Filters that one person keeps.</summary>
    public const int MostOfAPerson = 30;

    public string UserId { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>As the address of the list says it: <c>?status=...</c>.</summary>
    public string Query { get; set; } = "";
}

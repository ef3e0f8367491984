namespace HotlineConsole.Core.WorkOrders;

/// <summary>Collects the names of required fields that were left empty, in the order of the form.</summary>
internal sealed class Required
{
    private readonly List<string> _missing = [];

    public IReadOnlyList<string> Missing => _missing;

    public Required Text(string field, string? value) => That(field, !string.IsNullOrWhiteSpace(value));

    public Required That(string field, bool given)
    {
        if (!given)
        {
            _missing.Add(field);
        }

        return this;
    }
}

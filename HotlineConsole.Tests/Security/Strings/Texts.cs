namespace HotlineConsole.Tests.Security.Strings;

/// <summary>Texts of the list for the fields of one life; the first field gets that of the place, each next one another.</summary>
internal sealed class Texts(IReadOnlyList<string> list, int place)
{
    private const int Step = 37;
    private int _fields;

    public Dictionary<string, string> Sent { get; } = [];

    public string this[string field] => Sent[field] = list[(place + (_fields++ * Step)) % list.Count];
}

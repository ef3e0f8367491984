using HotlineConsole.Core.Storage;

namespace HotlineConsole.Tests.Storage;

/// <summary>The log is kept for ever: a version that writes or reads it otherwise must not come into being unnoticed.</summary>
public sealed class EventJsonTests
{
    private static readonly (string Kind, string Body)[] Samples =
        [.. File.ReadLines(RepositoryFile.Path("HotlineConsole.Tests/Storage/event-samples.tsv")).Select(l => l.Split('\t')).Select(f => (f[0], f[1]))];

    public static TheoryData<string> Kinds => [.. HotlineJson.EventTypes.Select(t => t.Name).Order()];

    [Theory, MemberData(nameof(Kinds))]
    public void Event_StoredSample_IsReadAndWrittenUnchanged(string kind)
    {
        var body = Assert.Single(Samples, s => s.Kind == kind).Body;
        var happened = HotlineJson.ReadEvent(kind, body);
        Assert.Equal(kind, happened.GetType().Name);
        Assert.Equal(body, HotlineJson.Write(happened));
    }

    [Fact]
    public void Event_OfUnknownKind_IsNamed()
    {
        var unknown = Assert.Throws<InvalidDataException>(() => HotlineJson.ReadEvent("WorkOrderForgotten", "{}"));
        Assert.Contains("WorkOrderForgotten", unknown.Message, StringComparison.Ordinal);
    }
}

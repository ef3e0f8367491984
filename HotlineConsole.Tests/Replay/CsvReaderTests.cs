using HotlineConsole.Replay;

namespace HotlineConsole.Tests.Replay;

public sealed class CsvReaderTests
{
    [Fact]
    public void Records_QuotedFields_KeepCommasQuotesAndLineBreaks()
    {
        var records = Read("a,b\r\n\"x, y\",\"say \"\"no\"\"\"\n\"two\nlines\",\n\n,\"\"\nlast,field");
        Assert.Equal([["a", "b"], ["x, y", "say \"no\""], ["two\nlines", ""], ["", ""], ["last", "field"]], records.Select(r => r.Fields));
        Assert.Equal([1, 2, 3, 6, 7], records.Select(r => r.Line));
        Assert.All(records, r => Assert.Null(r.Problem));
    }

    [Fact]
    public void Records_BrokenQuotes_AreNamedWithTheirLine()
    {
        var records = Read("a,b\n\"x\"y,z\nc,d\ne,\"open\nand on");
        Assert.Equal([(1, null), (2, CsvProblem.TextAfterQuote), (3, null), (4, CsvProblem.OpenQuote)], records.Select(r => (r.Line, r.Problem)));
    }

    [Fact]
    public void Records_OfNothing_AreNone() => Assert.Empty(Read("\n\n"));

    private static List<CsvRecord> Read(string text) => [.. new CsvReader(new StringReader(text)).Records()];
}

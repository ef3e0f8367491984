using HotlineConsole.Exports;
using HotlineConsole.Pages.Orders;

namespace HotlineConsole.Tests.Exports;

public sealed class SafeCellTests
{
    [Theory]
    [InlineData("=1", "'=1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@a", "'@a")]
    [InlineData("＝1", "'＝1")]
    [InlineData("\ta", "'\ta")]
    [InlineData("\ra", "\"'\ra\"")]
    [InlineData("\n=a", "\"'\n=a\"")]
    [InlineData("a,\"b\"", "\"a,\"\"b\"\"\"")]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"")]
    [InlineData("a=1", "a=1")]
    [InlineData("𠮷野家", "𠮷野家")]
    [InlineData(null, "")]
    public void Cell_OfATable_IsNoFormulaAndEndsWhereItEnds(string? text, string cell) => Assert.Equal(cell, SafeCell.Csv(text));

    [Theory]
    [InlineData("a\u0000b", "a␀b")]
    [InlineData("\u0001\u001F\u007F", "␁␟␡")]
    [InlineData("a\r\nb\rc\td", "a\nb\nc\td")]
    [InlineData("𠮷𪚥😀e\u0301 שלום", "𠮷𪚥😀e\u0301 שלום")]
    public void Text_OfADocument_ShowsWhatItMayNotHold(string text, string shown) => Assert.Equal(shown, FormText.Shown(text));

    [Fact]
    public void HalfALetter_IsShownAsLost() => Assert.Equal("a\uFFFDb\uFFFD𠮷\uFFFD", FormText.Shown("a\uD842b\uDFB7𠮷\uFFFE"));
}

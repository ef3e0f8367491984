using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Exports;
using HotlineConsole.Pages.Orders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Exports;

/// <summary>Table D.1 as a document, read back cell by cell.</summary>
public sealed class WordFormTests
{
    // CJK extensions B to G, an emoji of several parts, a letter with marks, right-to-left.
    internal const string Rare = "𠮷 𪚥 𪜀 𫝀 𫠠 𬺰 𰀀 👩‍👩‍👧 e\u0301\u0323 שלום مرحبا ﷺ";

    /// <summary>Table D.1 of the standard, typed from its text: each line a row, its labels from left to right.</summary>
    internal static readonly string[][] TableD1 =
    [
        ["工单编号", "诉求提出时间"], ["诉求来源（电话/网络）", "受理单位"], ["来电人", "来电号码"], ["联系方式"], ["来电人地址"], ["问题分类"], ["工单分类", "发生地址"],
        ["被反映单位"], ["工单标题"], ["主要内容："], ["派单人员", "派单时间"], ["派单处理意见："], ["截止时间", "办理时限"], ["承办单位"], ["办理情况："],
    ];

    public WordFormTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");

    [Fact, Clause("5.2.3.2"), Clause("D.1")]
    public void Document_HasTheCellsOfTableD1_InTheirPlaces_OnA4()
    {
        using var document = Open(WordForm.Write(FormD1.Of(Sheet(Samples.Complaint()), Samples.Beijing), "受理员 导出"));
        Assert.Equal(TableD1, Rows(document).Select(row => LabelsOf(row).ToArray()));
        var page = document.MainDocumentPart!.Document.Body!.Descendants<PageSize>().Single();
        Assert.Equal((210.0, 297.0), (Millimetres(page.Width!), Millimetres(page.Height!)));
        Assert.Null(page.Orient);
        Assert.Equal($"工单编号 {Samples.Number} 诉求提出时间 2026-03-02 09:55:00", string.Join(' ', Rows(document)[0].Elements<TableCell>().Select(cell => cell.InnerText)));
        Assert.Contains("受理员 导出", document.MainDocumentPart.FooterParts.Single().Footer.InnerText, StringComparison.Ordinal);
    }

    [Fact, Clause("5.2.3.2")]
    public void HeaderRow_AloneStandsOnEveryPage_AndLongTextsRunOver()
    {
        var content = Long();
        using var document = Open(WordForm.Write(FormD1.Of(Sheet(Samples.Complaint() with { Content = content }), Samples.Beijing), ""));
        var rows = Rows(document);
        Assert.Equal([true, .. Enumerable.Repeat(false, rows.Count - 1)], rows.Select(row => row.Descendants<TableHeader>().Any()));
        Assert.Equal([true, .. Enumerable.Repeat(false, rows.Count - 1)], rows.Select(row => row.Descendants<CantSplit>().Any()));
        Assert.Empty(document.MainDocumentPart!.Document.Descendants<TableRowHeight>());
        Assert.Contains(content, rows[9].InnerText, StringComparison.Ordinal);
    }

    [Theory, Clause("5.2.3.2")]
    [InlineData(Rare, Rare)]
    [InlineData("a\u0001\u0000b\u001Bc\u007F", "a␁␀b␛c␡")]
    [InlineData("<w:p>&amp;]]>", "<w:p>&amp;]]>")]
    [InlineData("  两端  空格  ", "  两端  空格  ")]
    public void Text_WithRareOrForbiddenCharacters_ComesBack(string written, string read)
    {
        using var document = Open(WordForm.Write(FormD1.Of(Sheet(Samples.Complaint() with { Content = written, Parties = written }), Samples.Beijing), written));
        var rows = Rows(document);
        Assert.Equal(read, rows[9].Descendants<Paragraph>().ElementAt(1).InnerText);
        Assert.Equal(read, rows[7].Elements<TableCell>().Last().InnerText);
    }

    [Fact]
    public void Lines_AndTabs_StayLinesAndTabs_AndRightToLeftRunsThatWay()
    {
        using var document = Open(WordForm.Write(FormD1.Of(Sheet(Samples.Complaint() with { Content = "一\r\n二\t三", Demand = "שלום 12345" }), Samples.Beijing), ""));
        var wide = Rows(document)[9];
        Assert.Single(wide.Descendants<Break>());
        Assert.Single(wide.Descendants<TabChar>());
        Assert.Single(wide.Descendants<BiDi>());
        Assert.Single(wide.Descendants<RightToLeftText>());
    }

    internal static WordprocessingDocument Open(byte[] bytes)
    {
        var document = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        Assert.Equal([], new OpenXmlValidator().Validate(document).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        return document;
    }

    internal static List<TableRow> Rows(WordprocessingDocument document) => [.. document.MainDocumentPart!.Document.Body!.Elements<Table>().Single().Elements<TableRow>()];

    /// <summary>20,000 characters, every thousand with its number, so that a gap would show.</summary>
    internal static string Long() => string.Concat(Enumerable.Range(1, 20).Select(i => $"〔{i:D4}〕" + string.Concat(Enumerable.Repeat("小区门前的路灯三天不亮晚上看不清路", 62))[..994]));

    private static IEnumerable<string> LabelsOf(TableRow row) => row.Descendants<Paragraph>().Where(p => p.Descendants<Bold>().Any()).Select(p => p.InnerText);

    private static double Millimetres(uint twips) => Math.Round(twips / 1440.0 * 25.4);

    private static OrderSheet Sheet(PublicComplaint complaint)
    {
        // Not through the door, which takes no NUL: a stream that was recorded elsewhere may hold one.
        var accepted = new WorkOrderAccepted(Samples.Number, Samples.Monday, Samples.Attendant, complaint, Given.Accepted().Order.Deadlines[0]);
        return new(Given.Past(accepted).Order, [new HotlineConsole.Core.Storage.HistoryLine(1, 1, accepted)], new ClaimantView(Disclosure.Masked, "诉**", null, null, null), Samples.Dispatcher, Samples.Monday);
    }
}

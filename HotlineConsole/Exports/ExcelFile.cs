using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace HotlineConsole.Exports;

/// <summary>
/// A spreadsheet that is sent while it is made. The package is put together here and not by the library, which keeps a part whole until it is closed; the
/// rows are written by its <see cref="OpenXmlWriter"/>. Every cell is a text: nothing in it is a formula.
/// </summary>
internal static class ExcelFile
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // Longest text of a cell.
    private const int LongestCell = 32_767;

    private const string Types = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>
        """;

    private const string Root = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>
        """;

    private const string Book = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="12345" sheetId="1" r:id="rId1"/></sheets></workbook>
        """;

    private const string Parts = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>
        """;

    public static async Task WriteAsync(Stream body, IEnumerable<string> titles, IAsyncEnumerable<IReadOnlyList<string[]>> pages, CancellationToken stop)
    {
        await using var outbox = new Outbox(body);
        using (var package = new ZipArchive(outbox, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(package, "[Content_Types].xml", Types);
            Part(package, "_rels/.rels", Root);
            Part(package, "xl/workbook.xml", Book);
            Part(package, "xl/_rels/workbook.xml.rels", Parts);
            await using var sheet = package.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            using var writer = OpenXmlWriter.Create(sheet);
            writer.WriteStartDocument();
            writer.WriteStartElement(new Worksheet());
            writer.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
            writer.WriteStartElement(new SheetData());
            Row(writer, titles);
            await foreach (var page in pages.WithCancellation(stop))
            {
                foreach (var row in page)
                {
                    Row(writer, row);
                }

                await outbox.SendAsync(stop);
            }

            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        await outbox.SendAsync(stop);
    }

    private static void Row(OpenXmlWriter writer, IEnumerable<string> cells)
    {
        writer.WriteStartElement(new Row());
        foreach (var cell in cells)
        {
            var text = SafeCell.Text(cell);
            writer.WriteElement(new Cell(new InlineString(new Text(Fitting(text)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString });
        }

        writer.WriteEndElement();
    }

    private static string Fitting(string text) => text.Length <= LongestCell ? text
        : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[LongestCell - 2]) ? LongestCell - 2 : LongestCell - 1), "…");

    private static void Part(ZipArchive package, string name, string xml)
    {
        using var part = package.CreateEntry(name, CompressionLevel.Fastest).Open();
        part.Write(Encoding.UTF8.GetBytes(xml));
    }
}

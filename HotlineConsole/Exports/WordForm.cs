using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Texts;
using HotlineConsole.Pages.Orders;

namespace HotlineConsole.Exports;

/// <summary>Table D.1 as a Word document: A4 upright, the row that names the order at the top of every page, long texts over as many pages as they need.</summary>
[Clause("5.2.3.2"), Clause("D.1")]
internal static class WordForm
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    // Twentieths of a point. A4, and the margins of the printed page: 18 mm above and below, 16 mm at the sides.
    private const uint PageWidth = 11906;
    private const uint PageHeight = 16838;
    private const int MarginAbove = 1021;
    private const uint MarginBeside = 907;

    private static readonly int[] Columns = [1615, 3431, 1615, 3431];

    /// <param name="taken">Who took it out, when and what for: stands at the foot of every page.</param>
    public static byte[] Write(FormD1 form, string taken)
    {
        using var bytes = new MemoryStream();
        using (var document = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = Styles();
            var foot = main.AddNewPart<FooterPart>();
            foot.Footer = new Footer(new Paragraph(
                new ParagraphProperties(new Justification { Val = JustificationValues.Center }),
                new Run(Small(), Text(FormText.Shown(taken) + "  ")), Field("PAGE"), new Run(Small(), Text(" / ")), Field("NUMPAGES")));
            main.Document = new Document(new Body(
                Title(Words.Of("Orders.D1.Title")),
                Table(form),
                new Paragraph(new ParagraphProperties(new SpacingBetweenLines { Before = "0", After = "0", Line = "20", LineRule = LineSpacingRuleValues.Exact })),
                new SectionProperties(
                    new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(foot) },
                    new PageSize { Width = PageWidth, Height = PageHeight },
                    new PageMargin { Top = MarginAbove, Bottom = MarginAbove, Left = MarginBeside, Right = MarginBeside, Header = 454, Footer = 454, Gutter = 0 })));
        }

        return bytes.ToArray();
    }

    private static Styles Styles() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman", EastAsia = "宋体", ComplexScript = "Times New Roman" },
                new FontSize { Val = "21" },
                new FontSizeComplexScript { Val = "21" },
                new Languages { Val = "en-US", EastAsia = "zh-CN", Bidi = "ar-SA" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { Before = "0", After = "0" }))));

    private static Paragraph Title(string text) => new(
        new ParagraphProperties(new SpacingBetweenLines { After = "160" }, new Justification { Val = JustificationValues.Center }),
        new Run(new RunProperties(new Bold(), new FontSize { Val = "32" }), Text(text)));

    private static Table Table(FormD1 form)
    {
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = Columns.Sum().ToString(System.Globalization.CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa },
                new TableBorders(Border<TopBorder>(), Border<LeftBorder>(), Border<BottomBorder>(), Border<RightBorder>(), Border<InsideHorizontalBorder>(), Border<InsideVerticalBorder>()),
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(Columns.Select(width => new GridColumn { Width = width.ToString(System.Globalization.CultureInfo.InvariantCulture) })));
        for (var i = 0; i < form.Rows.Length; i++)
        {
            table.Append(Row(form.Rows[i], isHeader: i == 0));
        }

        return table;
    }

    private static TableRow Row(FormRow row, bool isHeader)
    {
        var made = new TableRow();
        if (isHeader)
        {
            made.Append(new TableRowProperties(new CantSplit(), new TableHeader()));
        }

        if (row.Wide)
        {
            made.Append(Cell(Columns.Sum(), 4, [Paragraph(new(null, row.Cells[0].Label), bold: true), .. row.Cells[0].Lines.Select(line => Paragraph(line))]));
            return made;
        }

        foreach (var (cell, at) in row.Cells.Select((cell, at) => (cell, at)))
        {
            var isAlone = row.Cells.Length == 1;
            made.Append(Cell(Columns[at * 2], 1, [Paragraph(new(null, cell.Label), bold: true)]));
            made.Append(Cell(isAlone ? Columns[1..].Sum() : Columns[(at * 2) + 1], isAlone ? 3 : 1, cell.Lines.Select(line => Paragraph(line))));
        }

        return made;
    }

    private static TableCell Cell(int width, int columns, IEnumerable<Paragraph> texts)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = width.ToString(System.Globalization.CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa });
        if (columns > 1)
        {
            properties.Append(new GridSpan { Val = columns });
        }

        return new TableCell([properties, .. texts]);
    }

    private static Paragraph Paragraph(FormLine line, bool bold = false)
    {
        var isRightToLeft = Direction.IsRightToLeft(line.Text);
        var made = new Paragraph();
        if (isRightToLeft)
        {
            made.Append(new ParagraphProperties(new BiDi()));
        }

        if (line.Label is { } label)
        {
            made.Append(new Run(Text(Words.Of("Orders.Labelled", FormText.Shown(label)))));
        }

        var run = new Run();
        if (bold || isRightToLeft)
        {
            run.Append(new RunProperties([.. bold ? (OpenXmlElement[])[new Bold()] : [], .. isRightToLeft ? (OpenXmlElement[])[new RightToLeftText()] : []]));
        }

        foreach (var (part, at) in line.Text.Split('\n').Select((part, at) => (part, at)))
        {
            if (at > 0)
            {
                run.Append(new Break());
            }

            foreach (var (piece, tab) in part.Split('\t').Select((piece, tab) => (piece, tab)))
            {
                if (tab > 0)
                {
                    run.Append(new TabChar());
                }

                if (piece.Length > 0)
                {
                    run.Append(Text(piece));
                }
            }
        }

        made.Append(run);
        return made;
    }

    private static Text Text(string text) => new(text) { Space = SpaceProcessingModeValues.Preserve };

    private static RunProperties Small() => new(new FontSize { Val = "16" });

    private static SimpleField Field(string code) => new(new Run(Small(), Text("1"))) { Instruction = code };

    private static T Border<T>() where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Space = 0, Color = "auto" };
}

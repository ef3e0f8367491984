using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Exports;
using HotlineConsole.Pages.Orders;
using HotlineConsole.Security;
using HotlineConsole.Security.Audit;
using HotlineConsole.Tests.Orders;
using HotlineConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Exports;

/// <summary>Files as they come over the line: what is in them for whom, and what the audit knows of it.</summary>
public sealed class TakenOutFilesTests : IAsyncLifetime
{
    private static readonly string[] Secrets = ["诉求人甲", "10000000001", "10000000002", "建国路100号"];

    private readonly ConsoleApp _app = new();
    private readonly List<WorkOrderNumber> _numbers = [];

    private HotlineStore Store => _app.Services.GetRequiredService<HotlineStore>();

    private TakeOuts All => _app.Services.GetRequiredService<TakeOuts>();

    public async Task InitializeAsync()
    {
        _numbers.Add(await Store.WholeLifeAsync());
        _numbers.Add(await Store.AcceptAsync(Samples.Complaint() with { Title = "=1+1 供暖不热", Content = "@家里只有十二度,\"很冷\"" }));
        _numbers.Add(await Store.DispatchedAsync(Samples.Complaint() with { Content = WordFormTests.Rare }));
    }

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Fact, Clause("5.2.3.2"), Clause("6.1.1")]
    public async Task Word_OfOneOrder_IsTheForm_MaskedForTheReader_AndWrittenDown()
    {
        var bytes = await FetchAsync("dispatcher", TakenAs.Word, Chosen.Of(_numbers[0]));
        using var document = WordFormTests.Open(bytes);
        var text = document.MainDocumentPart!.Document.InnerText;
        Assert.Contains(_numbers[0].ToString(), text, StringComparison.Ordinal);
        Assert.Contains("诉**", text, StringComparison.Ordinal);
        Assert.Contains("更换灯泡", text, StringComparison.Ordinal);
        Assert.Equal([], Secrets.Where(secret => text.Contains(secret, StringComparison.Ordinal)));

        var rows = await AuditAsync();
        Assert.Equal(["OrdersTakenOut", "TakingOutEnded"], rows.Select(row => row.Act));
        Assert.Equal(($"Word {_numbers[0]}", "会议材料", "Dispatcher"), (rows[0].Subject, rows[0].After, rows[0].Role));
        Assert.Equal(("Word 1", "Whole"), (rows[1].Subject, rows[1].After));
    }

    [Fact, Clause("6.1.2")]
    public async Task Word_ToAnOrganizerThatItDoesNotConcern_IsNotThere_ToItsOwnItNamesTheClaimant()
    {
        using var refused = await AnswerAsync("heat-staff", TakenAs.Word, Chosen.Of(_numbers[2]));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.DoesNotContain("𠮷", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var document = WordFormTests.Open(await FetchAsync("street-staff", TakenAs.Word, Chosen.Of(_numbers[2])));
        Assert.Contains("诉求人甲", document.MainDocumentPart!.Document.InnerText, StringComparison.Ordinal);
        Assert.Contains(WordFormTests.Rare, document.MainDocumentPart.Document.InnerText, StringComparison.Ordinal);
    }

    [Fact, Clause("5.2.3.2")]
    public async Task Bundle_HoldsAFormForEachOrderChosen()
    {
        using var zip = new ZipArchive(new MemoryStream(await FetchAsync("supervisor", TakenAs.WordBundle, Chosen.Of([.. _numbers]))));
        Assert.Equal(_numbers.Select(n => $"{n}.docx"), zip.Entries.Select(e => e.FullName));
        foreach (var (entry, number) in zip.Entries.Zip(_numbers))
        {
            using var bytes = new MemoryStream();
            await using (var part = entry.Open())
            {
                await part.CopyToAsync(bytes);
            }

            using var document = WordFormTests.Open(bytes.ToArray());
            Assert.Contains(number.ToString(), document.MainDocumentPart!.Document.InnerText, StringComparison.Ordinal);
        }

        Assert.Equal("WordBundle 3", (await AuditAsync())[^1].Subject);
    }

    [Fact, Clause("6.1.1")]
    public async Task Csv_OfAFilter_HasItsMark_SafeCells_TheCitysTime_AndIsMasked()
    {
        var bytes = await FetchAsync("dispatcher", TakenAs.Csv, new Chosen(new OrderFilter { Words = "供暖" }, [], WithTexts: true));
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");
        Assert.Equal(3, lines.Length); // titles, the order, and nothing after the last line's end
        Assert.StartsWith("工单编号,状态,工单类型,紧急程度类别,紧急程度,受理渠道,问题分类,工单标题,行政区域,街道（乡镇）,主责单位,协办单位,受理时间", lines[0], StringComparison.Ordinal);
        Assert.StartsWith($"{_numbers[1]},已受理", lines[1], StringComparison.Ordinal);
        Assert.Contains(",'=1+1 供暖不热,", lines[1], StringComparison.Ordinal);
        Assert.Contains(",\"'@家里只有十二度,\"\"很冷\"\"\",", lines[1], StringComparison.Ordinal);
        Assert.Contains("诉**,100****0001", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain("诉求人甲", lines[1], StringComparison.Ordinal);
        var accepted = (await Store.FindAsync(_numbers[1]))!.AcceptedAt;
        Assert.Contains("," + TimeZoneInfo.ConvertTime(accepted, Samples.Beijing.TimeZone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + ",", lines[1], StringComparison.Ordinal);
        var rows = await AuditAsync();
        Assert.Equal(("Csv q=供暖", "会议材料"), (rows[0].Subject, rows[0].After));
        Assert.Equal(("Csv 1", "Whole"), (rows[1].Subject, rows[1].After));
    }

    [Fact, Clause("6.1.2")]
    public async Task Csv_OfAnOrganizer_HoldsItsOwnOrdersOnly()
    {
        var own = Encoding.UTF8.GetString(await FetchAsync("street-staff", TakenAs.Csv, new Chosen(new(), [])));
        Assert.Contains(_numbers[0].ToString(), own, StringComparison.Ordinal);
        Assert.Contains(_numbers[2].ToString(), own, StringComparison.Ordinal);
        Assert.DoesNotContain(_numbers[1].ToString(), own, StringComparison.Ordinal);
        Assert.DoesNotContain("\r\n2", Encoding.UTF8.GetString(await FetchAsync("heat-staff", TakenAs.Csv, new Chosen(new(), []))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Excel_IsAValidBook_OfTextCells_InTheReadersLanguage()
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(await FetchAsync("supervisor", TakenAs.Excel, new Chosen(new(), [], WithTexts: true), english: true)), isEditable: false);
        Assert.Equal([], new OpenXmlValidator().Validate(book).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        var rows = book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().Select(row => row.Elements<Cell>().ToList()).ToList();
        Assert.Equal(4, rows.Count);
        Assert.Equal("Work order number", rows[0][0].InnerText);
        Assert.All(rows, row => Assert.Equal(rows[0].Count, row.Count));
        Assert.All(rows.SelectMany(row => row), cell => Assert.Equal((CellValues.InlineString, null), (cell.DataType!.Value, cell.CellFormula)));
        Assert.Equal(_numbers.OrderDescending().Select(n => n.ToString()), rows.Skip(1).Select(row => row[0].InnerText));
        Assert.Contains(rows[1], cell => cell.InnerText == WordFormTests.Rare);
        Assert.Contains(rows[2], cell => cell.InnerText == "'=1+1 供暖不热");
    }

    [Fact, Clause("6.1.1")]
    public async Task File_IsForTheOneWhoAsked_Once_AndNotAfterItWasStopped()
    {
        using var asking = await _app.VisitorAsync("dispatcher");
        using var other = await _app.VisitorAsync("supervisor");
        var file = All.Add(await ActorAsync("dispatcher"), TakenAs.Csv, new Chosen(new(), []), "会议材料");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/exports/{file.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await asking.GetAsync($"/exports/{file.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await asking.GetAsync($"/exports/{file.Id}")).StatusCode);

        var stopped = All.Add(await ActorAsync("dispatcher"), TakenAs.Csv, new Chosen(new(), []), "会议材料");
        stopped.Cancel();
        Assert.Equal(HttpStatusCode.NotFound, (await asking.GetAsync($"/exports/{stopped.Id}")).StatusCode);
    }

    [Fact, Clause("6.1.1")]
    public async Task File_StoppedOnItsWay_BreaksOff_AndTheAuditSaysSo()
    {
        using var client = await _app.VisitorAsync("dispatcher");
        var file = All.Add(await ActorAsync("dispatcher"), TakenAs.WordBundle, Chosen.Of([.. _numbers]), "会议材料");
        var over = new TaskCompletionSource();
        file.Moved += () =>
        {
            if (file.IsOver)
            {
                over.TrySetResult();
            }
            else if (file.Orders == 1)
            {
                file.Cancel();
            }
        };
        await Assert.ThrowsAnyAsync<Exception>(() => client.GetByteArrayAsync($"/exports/{file.Id}"));
        await over.Task;
        Assert.Equal(TakeOutState.Cancelled, file.State);
        var last = (await AuditAsync())[^1];
        Assert.Equal(("TakingOutEnded", "WordBundle 1", "Cancelled"), (last.Act, last.Subject, last.After));
    }

    [Fact]
    public void PhoneThatWasLookedFor_IsMaskedInTheAudit()
    {
        Assert.Equal("q=139****4321", new OrderFilter { Words = "13987654321" }.Described());
        Assert.Equal("q=供暖 status=Closed", new OrderFilter { Words = "供暖", Status = WorkOrderStatus.Closed }.Described());
    }

    private async Task<byte[]> FetchAsync(string account, TakenAs form, Chosen chosen, bool english = false)
    {
        using var answer = await AnswerAsync(account, form, chosen, english);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private async Task<HttpResponseMessage> AnswerAsync(string account, TakenAs form, Chosen chosen, bool english = false)
    {
        using var client = await _app.VisitorAsync(account);
        var file = All.Add(await ActorAsync(account), form, chosen, "会议材料");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/exports/{file.Id}");
        if (english)
        {
            using var answer = await client.SendFormAsync("/orders", "/culture", ("culture", "en"), ("returnUrl", "/"));
        }

        return await client.SendAsync(request);
    }

    private async Task<HotlineActor> ActorAsync(string account)
    {
        await using var db = await _app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
        return HotlineActor.Of(await db.Users.SingleAsync(user => user.UserName == account));
    }

    private async Task<List<AuditRow>> AuditAsync()
    {
        await using var db = await _app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
        return await db.Audit.Where(row => row.Act == "OrdersTakenOut" || row.Act == "TakingOutEnded").OrderBy(row => row.Sequence).ToListAsync();
    }
}

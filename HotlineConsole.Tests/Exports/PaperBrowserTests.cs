using System.Text;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Security;
using HotlineConsole.Tests.Orders;
using HotlineConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace HotlineConsole.Tests.Exports;

/// <summary>The form on paper as Chromium prints it, and the document as the browser gets it.</summary>
[Collection(BrowserTests.Name)]
public sealed class PaperBrowserTests(BrowserFixture browser)
{
    [Fact, Clause("5.2.3.2"), Clause("6.1.1")]
    public async Task PrintPage_IsTheFormAlone_OnA4_WholeOverItsPages_AndTheDocumentIsFetchedForAPurpose()
    {
        var store = browser.App.Services.GetRequiredService<HotlineStore>();
        var number = await store.DispatchedAsync(Samples.Complaint() with { Title = "打印用长工单", Content = WordFormTests.Long(), Parties = WordFormTests.Rare });
        var page = await browser.NewPageAsync();
        await page.SignInAsync("dispatcher");
        await page.OpenAsync($"/orders/{number}/print");
        Assert.Equal(WordFormTests.Rare, await page.Locator("[data-cell=Parties]").InnerTextAsync());
        var paper = PdfText.Read(await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true }));

        // A4 upright, in points; every page begins with the row that names the order and ends with its own number.
        Assert.All(paper.Pages, p => Assert.Equal((595, 842), (Math.Round(p.Width), Math.Round(p.Height))));
        Assert.True(paper.Pages.Count > 5, $"{paper.Pages.Count} pages");
        var head = $"工单编号{number}诉求提出时间2026-03-0209:55:00";
        Assert.All(paper.Pages, p => Assert.Contains(head, p.Text, StringComparison.Ordinal));
        var whole = string.Concat(paper.Pages.Select((p, i) => p.Text.Replace(head, "", StringComparison.Ordinal).Replace($"{i + 1}/{paper.Pages.Count}", "", StringComparison.Ordinal)));
        Assert.All(paper.Pages, (p, i) => Assert.Contains($"{i + 1}/{paper.Pages.Count}", p.Text, StringComparison.Ordinal));
        Assert.Contains(WordFormTests.Long(), whole, StringComparison.Ordinal);
        Assert.StartsWith("诉求工单(表D.1)", whole, StringComparison.Ordinal);
        Assert.DoesNotContain("返回工单", whole, StringComparison.Ordinal);
        Assert.DoesNotContain("用途", whole, StringComparison.Ordinal);
        foreach (var label in WordFormTests.TableD1.SelectMany(row => row).Where(label => label is not ("工单编号" or "诉求提出时间")))
        {
            Assert.Contains(label.Normalize(NormalizationForm.FormKC), whole, StringComparison.Ordinal);
        }

        await page.OpenAsync($"/orders/{number}");
        await page.GetByTestId("take-Word").ClickAsync();
        await Expect(page.Locator("[data-testid=export] [data-refusal]")).ToContainTextAsync("请先写明导出或打印的用途");
        await page.FillAsync("#take-purpose", "信访材料");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByTestId("take-Word").ClickAsync());
        Assert.Equal($"{number}.docx", download.SuggestedFilename);
        using (var document = WordFormTests.Open(await File.ReadAllBytesAsync(await download.PathAsync())))
        {
            Assert.Contains(WordFormTests.Long(), document.MainDocumentPart!.Document.InnerText, StringComparison.Ordinal);
        }

        await Expect(page.GetByTestId("take-state")).ToHaveTextAsync("已导出 1 件。");
        await page.OpenAsync($"/orders/{number}/print");
        await page.FillAsync("#take-purpose", "现场核查");
        await page.EvaluateAsync("window.print = () => document.title = 'printed'");
        await page.GetByTestId("take-Paper").ClickAsync();
        await Expect(page).ToHaveTitleAsync("printed");
        await using var db = await browser.App.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
        Assert.Equal(1, await db.Audit.CountAsync(row => row.Act == "OrderPrinted" && row.Subject == number.ToString() && row.After == "现场核查"));
        await page.Context.CloseAsync();
    }
}

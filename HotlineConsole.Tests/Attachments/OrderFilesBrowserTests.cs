using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Tests.Orders;
using HotlineConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HotlineConsole.Tests.Attachments;

/// <summary>5.2.2.2 on the organizer's panel: files go in beside what is typed, are refused in a sentence, and come out again.</summary>
[Collection(BrowserTests.Name)]
public sealed class OrderFilesBrowserTests(BrowserFixture browser)
{
    [Fact, Clause("5.2.2.2")]
    public async Task Files_AreSentBesideADraft_RefusedInASentence_AndTakenAway()
    {
        var store = browser.App.Services.GetRequiredService<HotlineStore>();
        var number = await store.DispatchedAsync();
        await store.DoneAsync(Samples.StaffOf(Samples.Street), new SignFor(number, Samples.Street));
        await store.DoneAsync(Samples.StaffOf(Samples.Street), new LogContact(number, Samples.Street, Core.WorkOrders.ContactWay.Phone, true, "已联系"));
        var page = await browser.NewPageAsync();
        await page.SignInAsync("street-staff");
        await page.OpenAsync($"/orders/{number}");
        var input = page.GetByTestId("file-input");
        await input.SetInputFilesAsync(new FilePayload[] { new() { Name = "现场.png", MimeType = "image/png", Buffer = Picture }, new() { Name = "页面.png", MimeType = "image/png", Buffer = Content.Page } });
        await Expect(page.GetByTestId("file-link")).ToHaveTextAsync("现场.png");
        await Expect(page.Locator("[data-uploads] [data-state=done]")).ToHaveCountAsync(1);
        await Expect(page.Locator("[data-uploads] [data-state=refused]")).ToContainTextAsync("文件名与内容不符");
        await Expect(page.Locator(".preview img")).ToHaveJSPropertyAsync("naturalWidth", 1);
        var saved = await page.RunAndWaitForDownloadAsync(() => page.GetByTestId("file-link").ClickAsync());
        Assert.Equal("现场.png", saved.SuggestedFilename);
        Assert.Equal(Picture, await File.ReadAllBytesAsync(await saved.PathAsync()));

        await page.GetByTestId("file-remove").ClickAsync();
        await page.GetByTestId("file-remove-now").ClickAsync();
        await Expect(page.GetByTestId("files")).ToContainTextAsync("请写明移除附件的理由");
        await page.GetByTestId("file-reason-1").FillAsync("与另一张重复");
        await page.GetByTestId("file-remove-now").ClickAsync();
        await Expect(page.GetByTestId("file-link")).ToHaveCountAsync(0);
        await Expect(page.GetByTestId("files")).ToContainTextAsync("与另一张重复");
        Assert.True(Assert.Single((await store.FindAsync(number))!.Attachments).IsRemoved);

        // Beside a draft on the desk.
        await page.OpenAsync($"/organizer?tab=InHand&order={number}");
        await page.GetByTestId("act-Progress").ClickAsync();
        await page.GetByTestId("progress-note").FillAsync("已到场，正在更换");
        await page.GetByTestId("file-input").SetInputFilesAsync(new FilePayload { Name = "说明.txt", MimeType = "text/plain", Buffer = Content.Text });
        await Expect(page.GetByTestId("file-link")).ToHaveTextAsync("说明.txt");
        await Expect(page.GetByTestId("progress-note")).ToHaveValueAsync("已到场，正在更换");
        await page.Context.CloseAsync();
    }

    // One point, white.
    private static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==");
}

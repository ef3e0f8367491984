using HotlineConsole.Core.Calls;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Pages.Attendant;
using HotlineConsole.Security;
using HotlineConsole.Tests.Storage;
using HotlineConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace HotlineConsole.Tests.Desks;

/// <summary>5.2.3.3 辅助诉求工单记录: the words of the call beside the record, and how they get into it.</summary>
[Collection(BrowserTests.Name)]
public sealed class TranscriptCardTests(BrowserFixture browser)
{
    private HotlineStore Store => browser.App.Services.GetRequiredService<HotlineStore>();

    [Fact, Clause("5.2.3.3")]
    public async Task Words_AppearAsTheyAreSpoken_AndGoBehindWhatWasTyped()
    {
        var call = "said-" + Guid.NewGuid().ToString("N")[..8];
        var page = await browser.NewPageAsync();
        await page.SignInAsync("attendant");
        await Expect(page.Locator("form[data-draft]")).ToHaveCountAsync(1);
        await DoAsync(new ReportCall(call, [new(CallStep.Answered, Now, await AttendantAsync())], "13600000003"));
        await Expect(page.GetByTestId("field-Phone")).ToHaveValueAsync("13600000003");
        await Expect(page.GetByTestId("transcript")).ToHaveCountAsync(0);

        await DoAsync(new TranscribeCall(call, 2, "从昨晚开始"));
        await DoAsync(new TranscribeCall(call, 1, "我们楼没有暖气"));
        await Expect(page.GetByTestId("transcript").Locator("[data-part]")).ToHaveTextAsync(["我们楼没有暖气", "从昨晚开始"]);
        await Expect(page.GetByTestId("field-Content")).ToHaveValueAsync(""); // nothing goes in by itself
        await page.GetByTestId("field-Content").FillAsync("二号楼：");
        await page.GetByTestId("transcript-take").ClickAsync();
        await Expect(page.GetByTestId("field-Content")).ToHaveValueAsync("二号楼：\n我们楼没有暖气\n从昨晚开始");
        await Expect(page.GetByTestId("transcript-take")).ToBeDisabledAsync();

        await DoAsync(new TranscribeCall(call, 3, "请尽快维修"));
        await page.GetByTestId("transcript-take").ClickAsync();
        await Expect(page.GetByTestId("field-Content")).ToHaveValueAsync("二号楼：\n我们楼没有暖气\n从昨晚开始\n请尽快维修"); // only what is new
        await DoAsync(new ReportCall(call, [new(CallStep.Transferred, Now), new(CallStep.Answered, Now, "seat-7")]));
        await Expect(page.GetByTestId("transcript")).ToHaveCountAsync(0); // another hears the caller now
        await page.Context.CloseAsync();
    }

    [Fact, Clause("5.2.3.3")]
    public void Words_ForWhichTheContentHasNoRoom_AreLeftAndNothingTypedIsLost()
    {
        var form = new ComplaintForm(() => TestHotline.Rules, new StillClock());
        form.Start(new() { Content = new('暖', 19_990) });
        Assert.Equal(1, form.TakeWords(["四个字了", "这里有六个字"])); // 19,995 with the line; seven more are too many
        Assert.Equal(new string('暖', 19_990) + "\n四个字了", form.Draft.Content);
        Assert.True(form.IsTouched);
        Assert.Equal(0, form.TakeWords(["这里有六个字"]));
        Assert.Equal(1, form.TakeWords(["四个字了"])); // 20,000
        Assert.Equal(20_000, form.Draft.Content!.Length);
    }

    private DateTimeOffset Now => browser.App.Services.GetRequiredService<HotlineClock>().GetUtcNow();

    private async Task DoAsync(HotlineCommand command) => Assert.Null((await Store.HandleAsync(Samples.Gateway, command)).Refusal);

    private async Task<string> AttendantAsync()
    {
        await using var accounts = await browser.App.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
        return (await accounts.Users.SingleAsync(u => u.UserName == "attendant")).Id;
    }
}

using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Security;
using HotlineConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HotlineConsole.Tests.Orders;

/// <summary>6.1 on the sheet of an order: a reason, a second person for a confidential claimant, and the auditor who reads of both.</summary>
[Trait("Engine", "sqlite"), Collection(BrowserTests.Name)]
public sealed class UnmaskBrowserTests(BrowserFixture browser) : IAsyncLifetime
{
    private const string Phone = "13900004321";
    private readonly ConsoleApp _app = new();
    private Uri _address = null!;

    public Task InitializeAsync()
    {
        _address = _app.Listen();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact, Clause("6.1")]
    public async Task Look_AsksForAReason_ShowsThePhone_AndIsInHistoryAndAudit()
    {
        var number = await AcceptAsync(confidential: false);
        var page = await OpenAsync("dispatcher", number);
        await Expect(page.Locator("[data-cell=Phone]")).ToHaveTextAsync("139****4321");
        await page.GetByTestId("unmask-ask").ClickAsync();
        await Expect(page.GetByTestId("unmasking")).ToContainTextAsync("事由");
        Assert.DoesNotContain(Phone, await page.ContentAsync(), StringComparison.Ordinal);
        await page.FillAsync("#unmask-reason", "核对现场地址");
        await page.GetByTestId("unmask-ask").ClickAsync();
        await Expect(page.Locator("[data-cell=Phone]")).ToHaveTextAsync(Phone);
        await Expect(page.GetByTestId("unmask-open")).ToBeVisibleAsync();
        await Expect(page.Locator("body")).ToContainTextAsync("查看诉求人信息");
        await page.Context.CloseAsync();
        Assert.Equal([("ClaimantUnmasked", number.ToString(), "核对现场地址")], await AuditedAsync());
    }

    [Fact, Clause("6.1"), Clause("5.2.3.1")]
    public async Task ConfidentialClaimant_IsSeenOnceASecondPersonAgreed_AndByTheAskerAlone()
    {
        var number = await AcceptAsync(confidential: true);
        var asking = await OpenAsync("attendant", number);
        await asking.FillAsync("#unmask-reason", "险情需要回拨");
        await asking.GetByTestId("unmask-ask").ClickAsync();
        await Expect(asking.GetByTestId("unmask-pending")).ToContainTextAsync("险情需要回拨");
        await Expect(asking.GetByTestId("unmask-grant")).ToHaveCountAsync(0);
        await Expect(asking.Locator("[data-cell=Phone]")).ToHaveTextAsync("139****4321");
        var second = await OpenAsync("supervisor", number);
        await second.GetByTestId("unmask-grant").ClickAsync();
        await Expect(asking.Locator("[data-cell=Phone]")).ToHaveTextAsync(Phone);
        await Expect(second.GetByTestId("unmask-pending")).ToHaveCountAsync(0);
        await Expect(second.Locator("[data-cell=Phone]")).ToHaveTextAsync("139****4321");
        await asking.Context.CloseAsync();
        await second.Context.CloseAsync();
        Assert.Equal(["ClaimantUnmasked", "UnmaskingGranted"], (await AuditedAsync()).Select(row => row.Act));
    }

    private Task<WorkOrderNumber> AcceptAsync(bool confidential) => _app.Services.GetRequiredService<HotlineStore>().AcceptAsync(
        Samples.Complaint() with { Claimant = new("诉求人甲", Phone, Confidential: confidential) });

    private async Task<IPage> OpenAsync(string account, WorkOrderNumber number)
    {
        var page = await browser.NewPageAsync(address: _address);
        await page.SignInAsync(account);
        await page.OpenAsync($"/orders/{number}");
        return page;
    }

    private async Task<(string Act, string Subject, string? After)[]> AuditedAsync()
    {
        await using var db = await _app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
        return [.. (await db.Audit.Where(row => row.Act.StartsWith("Claimant") || row.Act.StartsWith("Unmasking")).OrderBy(row => row.Sequence).ToListAsync()).Select(row => (row.Act, row.Subject, row.After))];
    }
}

using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HotlineConsole.Tests.Story;

/// <summary>A hotline of its own for a whole life of one complaint, and what its people do at their desks, each in a browser of his own.</summary>
public abstract class Life(BrowserFixture browser) : IAsyncLifetime
{
    private readonly List<IPage> _pages = [];

    /// <summary>Beside the demo's street and heating company a department and a municipal body have accounts.</summary>
    protected ConsoleApp App { get; } = new(settings: new Dictionary<string, string>
    {
        ["Policy:FollowUp:Percent"] = "100",
        ["Demo:Organizers:2:Id"] = Samples.Department.Value, ["Demo:Organizers:2:Name"] = "区部门", ["Demo:Organizers:2:Account"] = "department",
        ["Demo:Organizers:3:Id"] = Samples.Municipal.Value, ["Demo:Organizers:3:Name"] = "市部门", ["Demo:Organizers:3:Account"] = "municipal",
    });

    protected Uri Address { get; private set; } = default!;

    protected HotlineStore Store => App.Services.GetRequiredService<HotlineStore>();

    public Task InitializeAsync()
    {
        Address = App.Listen();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        foreach (var page in _pages)
        {
            await page.Context.CloseAsync();
        }

        await App.DisposeAsync();
    }

    protected async Task<IPage> OpenAsync(string account, string? home = null)
    {
        var page = await StrangerAsync();
        await page.SignInAsync(account, home);
        return page;
    }

    protected async Task<IPage> StrangerAsync()
    {
        var page = await browser.NewPageAsync(address: Address);
        _pages.Add(page);
        return page;
    }

    protected async Task<WorkOrder> OrderAsync(string number)
    {
        Assert.True(WorkOrderNumber.TryParse(number, out var parsed));
        return (await Store.FindAsync(parsed))!;
    }

    /// <summary>Writes a record, whatever the call itself has filled in already.</summary>
    protected static async Task RecordAsync(IPage attendant, string category, string code, params (string Field, string Value)[] fields)
    {
        await attendant.GetByTestId("find-category").FillAsync(category);
        await attendant.Locator($"[data-category='{code}']").ClickAsync();
        await Expect(attendant.GetByTestId("field-Category")).Not.ToHaveValueAsync("");
        foreach (var (field, value) in fields)
        {
            var input = attendant.GetByTestId("field-" + field);
            if (value is "true")
            {
                await input.CheckAsync();
            }
            else if (await input.EvaluateAsync<string>("e => e.tagName") == "SELECT")
            {
                await input.SelectOptionAsync(value);
            }
            else
            {
                await input.FillAsync(value);
            }
        }
    }

    protected static async Task<string> SubmitAsync(IPage attendant)
    {
        await attendant.GetByTestId("submit").ClickAsync();
        return await attendant.GetByTestId("order-number").InnerTextAsync();
    }

    protected static async Task OpenInQueueAsync(IPage dispatcher, string number)
    {
        await dispatcher.Locator($"[data-number='{number}'] [data-open]").ClickAsync();
        await Expect(dispatcher.GetByTestId("dispatch-panel")).ToContainTextAsync(number);
    }

    protected static async Task ChooseAsync(IPage page, string picker, OrganizerId organizer)
    {
        await page.Locator(picker).FillAsync(Samples.Beijing.Find(organizer).FullName);
        await page.Locator($"[data-organizer={organizer}]").ClickAsync();
    }

    /// <summary>Signs for an order with one key and opens it among those in hand.</summary>
    protected static async Task SignAsync(IPage organizer, string number, string tab = "InHand")
    {
        await organizer.GetByTestId($"row-{number}").FocusAsync();
        await organizer.Keyboard.PressAsync("s");
        await Expect(organizer.GetByTestId($"row-{number}")).ToHaveCountAsync(0);
        await organizer.GetByTestId("tab-" + tab).ClickAsync();
        await organizer.GetByTestId($"row-{number}").Locator("[data-open]").ClickAsync();
    }

    protected static async Task ContactAsync(IPage organizer, string note)
    {
        await organizer.GetByTestId("contact-note").FillAsync(note);
        await organizer.GetByTestId("contact-send").ClickAsync();
        await Expect(organizer.GetByTestId("contact-note")).ToHaveValueAsync("");
    }

    protected static async Task ReplyAsync(IPage organizer, string outcome, params (string Field, string Text)[] fields)
    {
        await organizer.GetByTestId("act-Reply").ClickAsync();
        await organizer.GetByTestId("outcome-" + outcome).CheckAsync();
        foreach (var (field, text) in fields)
        {
            await organizer.GetByTestId("reply-" + field).FillAsync(text);
        }

        if (outcome == "Solved")
        {
            await organizer.GetByTestId("reply-now").ClickAsync();
        }

        await organizer.GetByTestId("reply-send").ClickAsync();
    }

    /// <summary>The supervisor closes what was fed back.</summary>
    protected static async Task CloseAsync(IPage supervisor, string number)
    {
        await supervisor.OpenAsync($"/supervisor?tab=ToClose&order={number}");
        await supervisor.GetByTestId("act-Close").ClickAsync();
        await supervisor.GetByTestId("act-text").FillAsync("已办结");
        await supervisor.GetByTestId("act-send").ClickAsync();
        await Expect(supervisor.GetByTestId($"result-{number}")).ToHaveAttributeAsync("data-done", "");
    }

    /// <summary>Calls the claimant, who agrees to be asked, and writes his answers down.</summary>
    protected static async Task FollowUpAsync(IPage followUp, string number, string contacted, string solved, string level)
    {
        await followUp.OpenAsync($"/followup?order={number}");
        await followUp.GetByTestId("start").ClickAsync();
        await Expect(followUp.GetByTestId("start")).ToHaveCountAsync(0);
        await followUp.GetByTestId("call-Consented").ClickAsync();
        await followUp.GetByTestId("contacted-" + contacted).CheckAsync();
        await followUp.GetByTestId("solved-" + solved).CheckAsync();
        await followUp.GetByTestId("level-" + level).CheckAsync();
        await followUp.GetByTestId("answers-send").ClickAsync();
        await Expect(followUp.GetByTestId("answers")).ToHaveCountAsync(0);
    }
}

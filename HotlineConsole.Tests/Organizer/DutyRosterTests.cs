using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Security;
using HotlineConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Pages;

/// <summary>5.3.2.2.1: 承办单位宜提供每周 7×24 小时服务. Who answers there now is known to the hotline, and to nobody else.</summary>
[Clause("5.3.2.2.1"), Clause("5.3.2.1.5")]
public sealed class DutyRosterTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = StillClock.Instant;
    private readonly ConsoleApp _app = new(clock: new StillClock());

    private DutyRoster Roster => _app.Services.GetRequiredService<DutyRoster>();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public void Entry_FromItsBeginningUntilItsEnd_IsOnDuty()
    {
        var entry = Entry(Now, Now.AddHours(8));

        Assert.Equal([false, true, true, false], new[] { Now - Samples.Tick, Now, Now.AddHours(8) - Samples.Tick, Now.AddHours(8) }.Select(entry.IsAt));
    }

    [Fact]
    public void Entry_IncompleteOrOver_IsRefused()
    {
        Assert.Equal<string>(["Name", "Phone"], (Entry(Now, Now.AddHours(1)) with { Name = " ", Phone = null }).Refuse(Now)!.Fields);
        Assert.Equal(DutyEntry.NoTime.Code, Entry(Now, Now).Refuse(Now)!.Code);
        Assert.Equal(DutyEntry.NoTime.Code, Entry(Now.AddHours(-2), Now).Refuse(Now)!.Code);
        Assert.Null(Entry(Now.AddHours(-2), Now + Samples.Tick).Refuse(Now));
        Assert.Equal(DutyEntry.TooLong.Code, (Entry(Now, Now.AddHours(1)) with { Name = new string('甲', 61) }).Refuse(Now)!.Code);
    }

    [Fact]
    public async Task Roster_OfAnOrganizer_SaysWhoIsOnDutyNow_AndOthersEntriesAreNotTakenOut()
    {
        Assert.Null(await Roster.AddAsync(Samples.Street, Entry(Now.AddHours(-1), Now + Samples.Tick)));
        Assert.Null(await Roster.AddAsync(Samples.Street, Entry(Now + Samples.Tick, Now.AddHours(9)) with { Name = "次日值班" }));
        Assert.NotNull(await Roster.AddAsync(Samples.Street, Entry(Now, Now.AddHours(9)) with { Phone = "" }));

        var shift = Assert.Single(await Roster.NowAsync(Samples.Street));
        Assert.Equal(("值班员", "010-60000001"), (shift.Name, shift.Phone));
        Assert.Equal(2, (await Roster.ComingAsync(Samples.Street)).Count);
        Assert.Empty(await Roster.NowAsync(Samples.Water));
        await Roster.RemoveAsync(Samples.Water, shift.Id);
        Assert.Single(await Roster.NowAsync(Samples.Street));
        await Roster.RemoveAsync(Samples.Street, shift.Id);
        Assert.Empty(await Roster.NowAsync(Samples.Street));
    }

    [Fact, Clause("6.1.2")]
    public async Task Sheet_ShowsWhoIsOnDuty_ToTheHotlineOnly_AndSaysWhenNobodyIs()
    {
        await Roster.AddAsync(Samples.Street, Entry(Now.AddHours(-1), Now.AddHours(1)));
        var number = await new DeskOrders(_app).SignedAsync(Samples.Street, coOrganizers: [Samples.Water]);

        var supervisor = await SheetAsync("supervisor", number);
        Assert.Contains("010-60000001", supervisor, StringComparison.Ordinal);
        Assert.Contains("未排值班", supervisor, StringComparison.Ordinal);
        Assert.Contains("010-60000001", await SheetAsync("dispatcher", number), StringComparison.Ordinal);
        Assert.DoesNotContain("010-60000001", await SheetAsync("street-staff", number), StringComparison.Ordinal);
        Assert.DoesNotContain("010-60000001", await SheetAsync("heat-staff", number), StringComparison.Ordinal);
        Assert.False(Capabilities.MayRingOrganizers(Samples.LeaderOf(Samples.Street)));
    }

    private async Task<string> SheetAsync(string account, WorkOrderNumber number)
    {
        using var client = await _app.VisitorAsync(account);
        return System.Net.WebUtility.HtmlDecode(await client.GetStringAsync($"/orders/{number}"));
    }

    private static DutyEntry Entry(DateTimeOffset from, DateTimeOffset until) => new("值班员", "010-60000001", from, until);
}

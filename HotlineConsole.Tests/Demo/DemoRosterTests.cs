using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Demo;
using HotlineConsole.Security;
using HotlineConsole.Tests.Support;
using HotlineConsole.Tests.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Demo;

/// <summary>5.3.2.2.1: 承办单位宜提供每周 7×24 小时服务. In the demo city somebody is on duty everywhere, at every hour.</summary>
[Clause("5.3.2.2.1"), Trait("Engine", "sqlite")]
public sealed class DemoRosterTests
{
    [Theory]
    [InlineData("2026-11-18 10:00", "2026-11-16 08:00")]
    [InlineData("2026-11-16 08:00", "2026-11-16 08:00")]
    [InlineData("2026-11-16 07:59", "2026-11-09 08:00")] // Monday before the relief: last week's group
    [InlineData("2026-11-15 23:00", "2026-11-09 08:00")]
    public void Shifts_FollowEachOtherWithoutAGap_FromTheOneThatIsRunning(string now, string begins)
    {
        var shifts = DemoRoster.Of(Samples.Street, DemoTown.City.TimeZone, 7, Calendars.At(now)).ToList();

        Assert.Equal(Calendars.At(begins), shifts[0].From);
        Assert.Equal(8, shifts.Count);
        Assert.All(shifts.Zip(shifts.Skip(1)), pair => Assert.Equal((pair.First.Until, true), (pair.Second.From, pair.First.Name != pair.Second.Name)));
        Assert.All(shifts, s => Assert.Null(new DutyEntry(s.Name, s.Phone, s.From, s.Until).Refuse(Calendars.At(now))));
        Assert.All(shifts, s => Assert.Matches("^1380000[0-9]{4}$", s.Phone));
        Assert.Equal(shifts.Select(s => (s.Id, s.Phone)), DemoRoster.Of(Samples.Street, DemoTown.City.TimeZone, 7, Calendars.At(now)).Select(s => (s.Id, s.Phone)));
    }

    [Fact]
    public async Task Start_EntersThemForEveryOrganizer_Once_AndLeavesWhatSomebodyEntered()
    {
        await using var app = new ConsoleApp(clock: new StillClock());
        var accounts = app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>();
        var roster = app.Services.GetRequiredService<DutyRoster>();
        Assert.Null(await roster.AddAsync(Samples.Water, new("值班员", "010-60000001", StillClock.Instant, StillClock.Instant.AddHours(8))));

        await DemoRoster.EnterAsync(accounts, DemoTown.City, 7, StillClock.Instant);
        await DemoRoster.EnterAsync(accounts, DemoTown.City, 7, StillClock.Instant);

        Assert.Equal("010-60000001", Assert.Single(await roster.NowAsync(Samples.Water)).Phone);
        Assert.StartsWith("值班", Assert.Single(await roster.NowAsync(Samples.Street)).Name, StringComparison.Ordinal);
        await using var db = await accounts.CreateDbContextAsync();
        Assert.Equal(DemoTown.City.Organizers.Count, await db.DutyShifts.Where(s => s.From <= StillClock.Instant && s.Until > StillClock.Instant).Select(s => s.OrganizerId).Distinct().CountAsync());
    }
}

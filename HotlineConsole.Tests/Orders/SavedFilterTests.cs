using System.Security.Claims;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Pages.Orders;
using HotlineConsole.Security;
using HotlineConsole.Tests.Support;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Orders;

/// <summary>Filters of the list that a person keeps: how long their names are, how many there are, and whose.</summary>
[Trait("Engine", "sqlite")]
public sealed class SavedFilterTests : IAsyncLifetime
{
    private readonly ConsoleApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("", false)]
    [InlineData("   ", false)]
    [InlineData("甲", true)]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十", true)] // 40
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一", false)]
    [InlineData("a\0b", false)]
    public async Task Name_IsATextOfOneToFortyCharacters(string name, bool good)
    {
        var saved = await OfAsync("dispatcher");
        Assert.Equal(good ? null : "Orders.Saved.BadName", await saved.SaveAsync(name, new() { Returned = true }));
        Assert.Equal(good ? [name] : (string[])[], (await saved.ReadAsync()).Named.Select(f => f.Name));
    }

    [Fact]
    public async Task ThirtyAreKept_OneMoreIsRefused_OneInThePlaceOfAnotherIsNot_AndTheLastOneUsedDoesNotCount()
    {
        var saved = await OfAsync("dispatcher");
        await saved.RememberAsync(new() { Supervised = true });
        for (var i = 1; i <= 30; i++)
        {
            Assert.Null(await saved.SaveAsync($"第{i:D2}个", new() { Words = $"路灯{i}" }));
        }

        Assert.Equal("Orders.Saved.TooMany", await saved.SaveAsync("第31个", new() { Overdue = true }));
        Assert.Null(await saved.SaveAsync("第30个", new() { Overdue = true }));
        await saved.RememberAsync(new() { Status = WorkOrderStatus.Returned });
        var (named, last) = await saved.ReadAsync();
        Assert.Equal((30, new OrderFilter { Overdue = true }.QueryText(), new OrderFilter { Status = WorkOrderStatus.Returned }.QueryText()), (named.Count, named[^1].Query, last!.Query));

        await saved.ForgetAsync("第01个");
        Assert.Null(await saved.SaveAsync("第31个", new() { Overdue = true }));
        Assert.Equal(30, (await saved.ReadAsync()).Named.Count);
    }

    [Fact]
    public async Task Filters_AreTheirOwners_AndOthersHaveTheirOwnThirty()
    {
        var (one, other) = (await OfAsync("dispatcher"), await OfAsync("supervisor"));
        Assert.Null(await one.SaveAsync("我的", new() { Returned = true }));
        Assert.Empty((await other.ReadAsync()).Named);
        await other.ForgetAsync("我的");
        Assert.Null(await other.SaveAsync("我的", new() { Overdue = true }));

        Assert.Equal(new OrderFilter { Returned = true }.QueryText(), Assert.Single((await one.ReadAsync()).Named).Query);
        Assert.Equal(new OrderFilter { Overdue = true }.QueryText(), Assert.Single((await other.ReadAsync()).Named).Query);
    }

    [Fact]
    public async Task AnEmptyFilter_IsNotRemembered()
    {
        var saved = await OfAsync("dispatcher");
        await saved.RememberAsync(new());
        Assert.Null((await saved.ReadAsync()).Last);
    }

    private async Task<SavedFilters> OfAsync(string account)
    {
        var accounts = _app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>();
        await using var db = await accounts.CreateDbContextAsync();
        var user = await db.Users.SingleAsync(u => u.UserName == account);
        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, user.Id), new(ClaimTypes.Name, account), new("role", nameof(Role.Dispatcher))], "test", ClaimTypes.Name, "role");
        return new(new ActorAccessor(new HttpContextAccessor(), new Session(new(identity))), accounts);
    }

    private sealed class Session(ClaimsPrincipal user) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(user));
    }
}

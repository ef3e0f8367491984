using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Security;
using HotlineConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.AspNetCore.Mvc.Testing;

namespace HotlineConsole.Tests.Move;

[Trait("Engine", "postgres")]
public sealed class MoveSignInTests : IDisposable
{
    private readonly MovedStore _stores = new();

    public void Dispose() => _stores.Dispose();

    [Fact]
    public async Task Move_WhoWasSignedIn_StillIs_AndSoAreTheAccounts()
    {
        string[] cookies;
        string accounts;
        await using (var before = new ConsoleApp(settings: new Dictionary<string, string> { ["Storage:Path"] = _stores.File }))
        {
            using var visitor = before.Visitor();
            using var answer = await visitor.SendFormAsync("/account/sign-in", "/account/demo/dispatcher");
            cookies = [.. answer.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0])];
            await before.AddUserAsync(new() { UserName = "li", DisplayName = "李", HotlineRole = Role.Supervisor }, "Correct horse 3");
            await AddDeviceAndKeyAsync(before);
            accounts = await AccountsOf(before);
        }

        Assert.Equal((0, ""), (await _stores.MoveAsync(), _stores.Said.Contains("verified", StringComparison.Ordinal) ? "" : _stores.Said));

        await using var after = new ConsoleApp(settings: _stores.TargetSettings);
        Assert.Equal(accounts, await AccountsOf(after));
        using var again = after.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false, BaseAddress = new("https://localhost") });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/dispatcher");
        request.Headers.Add("Cookie", string.Join("; ", cookies));
        using var page = await again.SendAsync(request);
        Assert.Equal(System.Net.HttpStatusCode.OK, page.StatusCode);

        using var other = after.Visitor();
        using var signedIn = await other.SignInAsync("li", "Correct horse 3");
        Assert.Equal(System.Net.HttpStatusCode.Redirect, signedIn.StatusCode);
        await AddDeviceAndKeyAsync(after); // identity columns go on after the moved rows
    }

    private static async Task AddDeviceAndKeyAsync(ConsoleApp app)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
        var hash = Guid.NewGuid().ToByteArray();
        db.Devices.Add(new() { Name = "大屏", TokenHash = hash, CreatedAt = new(2026, 3, 2, 2, 0, 0, TimeSpan.Zero) });
        db.ApiKeys.Add(new() { Name = "统计", UserId = (await db.Users.FirstAsync(u => u.UserName == "li")).Id, TokenHash = hash });
        await db.SaveChangesAsync();
    }

    private static async Task<string> AccountsOf(ConsoleApp app)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
        var users = await db.Users.AsNoTracking().ToListAsync();
        var devices = await db.Devices.AsNoTracking().ToListAsync();
        var keys = await db.ApiKeys.AsNoTracking().ToListAsync();
        return string.Join('\n', users.OrderBy(u => u.Id, StringComparer.Ordinal).Select(u => $"{u.Id} {u.UserName} {u.DisplayName} {u.HotlineRole} {u.PasswordHash} {u.SecurityStamp} {u.ConcurrencyStamp}")
            .Concat(devices.Select(d => $"{d.Id} {d.Name} {Convert.ToHexString(d.TokenHash)} {d.CreatedAt:O}"))
            .Concat(keys.Select(k => $"{k.Id} {k.Name} {k.UserId} {Convert.ToHexString(k.TokenHash)}")));
    }
}

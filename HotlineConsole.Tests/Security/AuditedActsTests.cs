using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Security;
using HotlineConsole.Security.Audit;
using HotlineConsole.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Security;

/// <summary>Each security act leaves its row, and the chain stays whole.</summary>
public sealed class AuditedActsTests : IAsyncLifetime
{
    private const string Password = "Correct horse 3";
    private readonly ConsoleApp _app = new();

    public Task InitializeAsync() => _app.AddUserAsync(new HotlineUser { UserName = "clerk", DisplayName = "Clerk", HotlineRole = Role.Dispatcher }, Password);

    public async Task DisposeAsync()
    {
        Assert.Null((await _app.Services.GetRequiredService<AuditCheck>().RunAsync()).Fault);
        await _app.DisposeAsync();
    }

    [Fact, Clause("6.1")]
    public async Task SignIn_DoneRefusedLockedAndOut_IsWritten_ThePasswordNever()
    {
        using var client = _app.Visitor();
        using (await client.SignInAsync("nobody", "a password of nobody"))
        using (await client.SignInAsync("clerk", Password))
        using (await client.SendFormAsync("/dispatcher", "/account/sign-out"))
        {
            Assert.Equal(
                ["SignInRefused nobody unknown", "SignInDone clerk password", "SignedOut clerk"], (await RowsAsync()).Select(row => $"{row.Act} {row.Subject} {row.After}".Trim()));
        }

        for (var i = 0; i < 6; i++)
        {
            using var answer = await client.SignInAsync("clerk", "another secret");
        }

        var rows = await RowsAsync();
        Assert.Equal(
            [.. Enumerable.Repeat("SignInRefused wrong-password", 5), "LockedOut", "SignInRefused locked"], rows.Skip(3).Select(row => $"{row.Act} {row.After}".Trim()));
        Assert.Equal(("Clerk", "Dispatcher"), (rows[1].ActorName, rows[1].Role));
        Assert.All(rows, row => Assert.DoesNotMatch("horse|secret|a password", string.Join('|', row.Actor, row.ActorName, row.Role, row.From, row.Subject, row.Before, row.After)));
    }

    [Fact, Clause("6.1")]
    public async Task DemoSignIn_AndRefusedPage_AreWritten_TheSameRefusalOnceAMinute()
    {
        using var client = await _app.VisitorAsync("dispatcher");
        for (var i = 0; i < 3; i++)
        {
            using var answer = await client.GetAsync("/admin/devices");
        }

        Assert.Equal(["SignInDone dispatcher", "AccessDenied /admin/devices"], (await RowsAsync()).Select(row => $"{row.Act} {row.Subject}"));
        Assert.Equal("Dispatcher", (await RowsAsync())[1].Role);
    }

    [Fact, Clause("6.1")]
    public async Task DevicesAndKeys_AddedRevokedEntered_AreWritten()
    {
        var (devices, keys) = (_app.Services.GetRequiredService<Devices>(), _app.Services.GetRequiredService<ApiKeys>());
        var token = await devices.AddAsync("东墙", AuditStore.Chief);
        using var wall = _app.Visitor();
        using (await wall.GetAsync("/wall/enter?token=" + token))
        {
            await devices.RevokeAsync((await devices.ListAsync()).Single().Id, AuditStore.Chief);
        }

        await keys.AddAsync("统计", (await UserAsync("clerk")).Id, AuditStore.Chief);
        await keys.RevokeAsync((await keys.ListAsync()).Single().Id, AuditStore.Chief);
        Assert.Equal(
            ["DeviceAdded 东墙 7 >", "DeviceEntered 东墙 device:1 >", "DeviceRevoked 东墙 7 >", "KeyAdded 统计 7 >clerk", "KeyRevoked 统计 7 clerk>"],
            (await RowsAsync()).Select(row => $"{row.Act} {row.Subject} {row.Actor} {row.Before}>{row.After}"));
    }

    [Fact, Clause("6.1")]
    public async Task People_EveryAct_IsWrittenWithWhatItChanged_ARefusedOneIsNot()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var admin = await UserAsync("security");
        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<HotlineUser>>().CreateAsync(admin);
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext { User = principal };
        var people = scope.ServiceProvider.GetRequiredService<Users>();
        var organizer = scope.ServiceProvider.GetRequiredService<City>().Organizers.Keys.First();
        var (problem, password) = await people.AddAsync("li.si", "李四", Role.Dispatcher, null);
        Assert.Null(problem);
        var id = (await UserAsync("li.si")).Id;
        Assert.Null(await people.MoveAsync(id, Role.OrganizerStaff, organizer));
        Assert.Null(await people.DisableAsync(id));
        Assert.Null(await people.EnableAsync(id));
        Assert.Null(await people.EndSessionsAsync(id));
        var (_, second) = await people.NewPasswordAsync(id);
        Assert.NotNull(await people.DisableAsync(admin.Id));
        var rows = await RowsAsync();
        Assert.Equal(
            [
                "PersonAdded >Dispatcher", $"PersonMoved Dispatcher>OrganizerStaff {organizer.Value}", "PersonDisabled >", "PersonEnabled >", "SessionsEnded >", "PasswordRenewed >",
            ],
            rows.Select(row => $"{row.Act} {row.Before}>{row.After}"));
        Assert.All(rows, row => Assert.Equal((admin.Id, "SecurityAdministrator", "li.si"), (row.Actor, row.Role, row.Subject)));
        Assert.All(rows, row => Assert.DoesNotMatch(System.Text.RegularExpressions.Regex.Escape(password!) + "|" + System.Text.RegularExpressions.Regex.Escape(second!), $"{row.Before} {row.After} {row.Subject}"));
    }

    [Fact, Clause("6.1")]
    public async Task Export_IsWritten_AndHasAMarkAndNoFormulas()
    {
        using (await _app.Visitor().SignInAsync("=HYPERLINK(1)", "x"))
        using (var auditor = await _app.VisitorAsync("auditor"))
        {
            var bytes = await auditor.GetByteArrayAsync("/admin/audit/export?q=HYPERLINK");
            Assert.Equal("EFBBBF", Convert.ToHexString(bytes[..3]));
            var lines = System.Text.Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(3, lines.Length); // the head, the sign-in, and the export that has the word in its filter
            Assert.Contains(",'=HYPERLINK(1),", lines[1], StringComparison.Ordinal);
            Assert.Equal("AuditExported", (await RowsAsync())[^1].Act);
        }
    }

    [Fact, Clause("6.1")]
    public async Task FirstAdministrator_IsWritten()
    {
        await using var app = new ConsoleApp("Production");
        using var client = app.Visitor();
        var line = app.Log.All.Single(line => line.Contains("/setup?token=", StringComparison.Ordinal));
        var page = line[line.IndexOf("/setup?token=", StringComparison.Ordinal)..];
        using var made = await client.SendFormAsync(page, page, ("_handler", "setup"), ("Given.Name", "chief"), ("Given.DisplayName", "Chief"), ("Given.Password", Password));
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
        var row = await db.Audit.SingleAsync(row => row.Act != nameof(AuditAct.SettingChanged));
        Assert.Equal(("FirstAdministrator", "chief", "SecurityAdministrator"), (row.Act, row.Subject, row.Role));
    }

    private async Task<List<AuditRow>> RowsAsync()
    {
        await using var db = await _app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
        return await db.Audit.AsNoTracking().Where(row => row.Act != nameof(AuditAct.SettingChanged)).OrderBy(row => row.Sequence).ToListAsync();
    }

    private async Task<HotlineUser> UserAsync(string name)
    {
        await using var db = await _app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
        return await db.Users.SingleAsync(user => user.UserName == name);
    }
}

using System.Globalization;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Texts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace HotlineConsole.Security;

/// <summary>An account of the demonstration, and the name of its organizer if it has one.</summary>
public sealed record DemoAccount(string UserName, Role Role, string? OrganizerId = null, string? OrganizerName = null);

/// <summary>
/// One account per role, entered by one click. The service exists only in Development with <c>Demo:Enabled</c>; the accounts have no
/// password, so that a database carried elsewhere does not open a door there.
/// </summary>
internal sealed class DemoAccounts(IServiceScopeFactory scopes, IOptions<DemoOptions> options)
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    public IReadOnlyList<DemoAccount> All { get; } =
    [
        new("attendant", Role.Attendant),
        new("dispatcher", Role.Dispatcher),
        new("supervisor", Role.Supervisor),
        .. options.Value.Organizers.SelectMany(of => (DemoAccount[])
        [
            new(of.Account + "-staff", Role.OrganizerStaff, of.Id, of.Name),
            new(of.Account + "-leader", Role.OrganizerLeader, of.Id, of.Name),
        ]),
        new("follow-up", Role.FollowUp),
        new("keeper", Role.Keeper),
        new("admin", Role.Administrator),
        new("security", Role.SecurityAdministrator),
        new("auditor", Role.Auditor),
    ];

    public async Task CreateAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<HotlineUser>>();
        foreach (var account in All)
        {
            if (await users.FindByNameAsync(account.UserName) is not null)
            {
                continue;
            }

            var result = await users.CreateAsync(new HotlineUser
            {
                UserName = account.UserName,
                DisplayName = Words.In(Chinese, "Demo.DisplayName", account.OrganizerName, Words.In(Chinese, $"Role.{account.Role}")).Trim(),
                HotlineRole = account.Role,
                OrganizerId = account.OrganizerId,
            });
            if (!result.Succeeded)
            {
                throw new InvalidOperationException($"Demo account {account.UserName}: {string.Join("; ", result.Errors.Select(e => e.Description))}");
            }
        }
    }
}

using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Security.Audit;
using HotlineConsole.Security.Passwords;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Security;

/// <summary>
/// The first security administrator of an installation that has none, who then lets the others in: /setup takes a token that only the log of this start
/// shows, and is gone as soon as there is one.
/// </summary>
internal sealed partial class FirstAdministrator(IDbContextFactory<AccountsDb> accounts, PasswordPolicy passwords, AuditTrail trail, ILogger<FirstAdministrator> log)
{
    private string? _token;

    public async Task AnnounceAsync(CancellationToken stop)
    {
        await using var db = await accounts.CreateDbContextAsync(stop);
        if (!await HasOneAsync(db, stop))
        {
            _token = SecretToken.New();
            Open(log, _token);
        }
    }

    public bool Opens(string? token) => _token is { } open && token is not null && SecretToken.Same(open, token);

    /// <summary>Makes the administrator and closes the door; what the user store refuses comes back as its errors.</summary>
    public async Task<IdentityResult> CreateAsync(UserManager<HotlineUser> users, string userName, string displayName, string password)
    {
        var administrator = new HotlineUser { UserName = userName, DisplayName = displayName, HotlineRole = Role.SecurityAdministrator };
        if (passwords.Missing(administrator, password) is [_, ..] missing)
        {
            return IdentityResult.Failed([.. missing.Select(sentence => new IdentityError { Code = nameof(PasswordPolicy), Description = sentence })]);
        }

        // Taken out first: of two who hold the token only one creates.
        if (Interlocked.Exchange(ref _token, null) is not { } token)
        {
            return IdentityResult.Failed();
        }

        await using (var db = await accounts.CreateDbContextAsync())
        {
            if (await HasOneAsync(db))
            {
                return IdentityResult.Failed(); // another node has let the first one in
            }
        }

        passwords.Set(administrator, password);
        var result = await users.CreateAsync(administrator);
        if (!result.Succeeded)
        {
            _token = token;
            return result;
        }

        await trail.AppendAsync(HotlineActor.Of(administrator), AuditAct.FirstAdministrator, userName);
        return result;
    }

    private static Task<bool> HasOneAsync(AccountsDb db, CancellationToken stop = default) =>
        db.Users.AnyAsync(user => user.HotlineRole == Role.SecurityAdministrator && !user.Disabled && user.PasswordHash != null, stop);

    [LoggerMessage(LogLevel.Warning, "Nobody can let people in yet. Create the first security administrator at /setup?token={Token}")]
    private static partial void Open(ILogger log, string token);
}

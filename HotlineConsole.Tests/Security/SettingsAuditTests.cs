using HotlineConsole.Core.Standard;
using HotlineConsole.Security;
using HotlineConsole.Security.Audit;
using HotlineConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Security;

public sealed class SettingsAuditTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact, Clause("6.1")]
    public async Task SettingThatWasChanged_IsWrittenAtTheNextStart_WithWhatItWas_ASecretOnlyAsAnother()
    {
        var key = "Security:RevalidateEvery";
        await StartAsync((key, "00:00:20"), ("Security:Partner:ClientSecret", "open sesame"));
        await StartAsync((key, "00:00:20"), ("Security:Partner:ClientSecret", "open sesame"));
        var rows = await StartAsync((key, "00:00:30"), ("Security:Partner:ClientSecret", "another"));
        Assert.Equal([(null, "00:00:20"), ("00:00:20", "00:00:30")], rows.Where(row => row.Subject == key).Select(row => (row.Before, row.After)));
        var secret = rows.Where(row => row.Subject.EndsWith("ClientSecret", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, secret.Count);
        Assert.All(secret, row => Assert.Matches("^SHA-256 [0-9A-F]{16}$", row.After!));
        Assert.Equal(secret[0].After, secret[1].Before);
        Assert.DoesNotContain(rows, row => $"{row.Before}{row.After}".Contains("sesame", StringComparison.Ordinal));
        rows = await StartAsync((key, "00:00:30"));
        Assert.Equal((secret[1].After, null), rows.Where(row => row.Subject.EndsWith("ClientSecret", StringComparison.Ordinal)).Select(row => (row.Before, row.After)).Last());
    }

    private async Task<List<AuditRow>> StartAsync(params (string Key, string Value)[] settings)
    {
        await using var app = new ConsoleApp(settings: settings.Append(("Storage:Path", _folder.File("hotline.db"))).ToDictionary(s => s.Item1, s => s.Item2));
        using var started = app.Visitor();
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
        return await db.Audit.AsNoTracking().Where(row => row.Act == nameof(AuditAct.SettingChanged)).OrderBy(row => row.Sequence).ToListAsync();
    }
}

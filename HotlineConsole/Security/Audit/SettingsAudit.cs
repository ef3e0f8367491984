using System.Security.Cryptography;
using System.Text;
using HotlineConsole.Core.Standard;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Security.Audit;

/// <summary>
/// Settings are changed in files, past the program. At every start it writes which of those that matter for safety or for the rules are not what they were
/// (6.1); of a secret only that it is another.
/// </summary>
[Clause("6.1")]
public sealed class SettingsAudit(IConfiguration configuration, AuditTrail trail)
{
    private static readonly string[] Sections = ["Security", "Policy", "Storage", "Audit", "City"];
    private static readonly string[] Secrets = ["Secret", "Password", "ConnectionString", "Token"];

    public async Task NoteAsync(AccountsDb db, CancellationToken stop)
    {
        var was = (await db.Audit.AsNoTracking().Where(row => row.Act == nameof(AuditAct.SettingChanged)).OrderBy(row => row.Sequence).ToListAsync(stop))
            .GroupBy(row => row.Subject).ToDictionary(rows => rows.Key, rows => rows.Last().After, StringComparer.Ordinal);
        var now = Sections.SelectMany(section => configuration.GetSection(section).AsEnumerable())
            .Where(setting => !string.IsNullOrEmpty(setting.Value)).ToDictionary(setting => setting.Key, setting => AuditTrail.Clean(Shown(setting.Key, setting.Value!)), StringComparer.Ordinal);
        foreach (var key in now.Keys.Union(was.Keys).Order(StringComparer.Ordinal))
        {
            var (before, after) = (was.GetValueOrDefault(key), now.GetValueOrDefault(key));
            if (before != after)
            {
                await trail.AppendAsync(null, AuditAct.SettingChanged, key, before, after);
            }
        }
    }

    private static string Shown(string key, string value) => Array.Exists(Secrets, secret => key.EndsWith(secret, StringComparison.OrdinalIgnoreCase))
        ? "SHA-256 " + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(value)))[..16]
        : value;
}

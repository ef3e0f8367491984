using System.Xml;
using System.Xml.Linq;
using HotlineConsole.Core.Texts;
using HotlineConsole.Security.Postgres;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Move;

/// <summary>A key that protects the cookies of those who are signed in, as both keepers of keys write it.</summary>
internal sealed record CookieKey(string Name, string Xml);

/// <summary>The keys in the folder beside the file go into a table, so that nobody has to sign in again.</summary>
internal static class CookieKeys
{
    public static IReadOnlyList<CookieKey> Read(string folder) => !Directory.Exists(folder) ? [] :
    [
        .. Directory.EnumerateFiles(folder, "*.xml").Order(StringComparer.Ordinal).Select(Key),
    ];

    /// <summary>Puts them in place of what a console that was tried on the empty database has left: nobody can have signed in with that.</summary>
    public static async Task WriteAsync(AccountsPostgresDb target, IReadOnlyList<CookieKey> keys, CancellationToken stop)
    {
        await target.DataProtectionKeys.ExecuteDeleteAsync(stop);
        target.DataProtectionKeys.AddRange(keys.Select(k => new DataProtectionKey { FriendlyName = k.Name, Xml = k.Xml }));
        await target.SaveChangesAsync(stop);
    }

    /// <summary>The name of the first key that is not the same on both sides.</summary>
    public static async Task<string?> DifferenceAsync(AccountsPostgresDb target, IReadOnlyList<CookieKey> keys, CancellationToken stop)
    {
        var kept = (await target.DataProtectionKeys.AsNoTracking().ToListAsync(stop)).Select(k => new CookieKey(k.FriendlyName ?? "", k.Xml ?? "")).ToList();
        return keys.Except(kept).Concat(kept.Except(keys)).FirstOrDefault()?.Name;
    }

    private static CookieKey Key(string file)
    {
        try
        {
            return new(Path.GetFileNameWithoutExtension(file), XElement.Load(file).ToString(SaveOptions.DisableFormatting));
        }
        catch (XmlException e)
        {
            throw new MoveRefusedException(Words.Of("move.bad-key", file, e.Message));
        }
    }
}

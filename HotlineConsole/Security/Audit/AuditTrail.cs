using System.Security.Cryptography;
using System.Text;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Texts;
using HotlineConsole.Security.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace HotlineConsole.Security.Audit;

/// <summary>Writes the audit of security acts (6.1): one row at a time, each sealed together with the one before it.</summary>
[Clause("6.1")]
public sealed partial class AuditTrail(
    IDbContextFactory<AccountsDb> accounts, AuditFiles files, IHttpContextAccessor http, TimeProvider clock, ILogger<AuditTrail> log) : IDisposable
{
    /// <summary>Held while a row is written, so that the nodes take turns.</summary>
    private const long Lock = 12345_2021_5;

    // What is typed at the door is kept so far; nobody fills the table with one long name.
    private const int Longest = 256;

    private readonly SemaphoreSlim _turn = new(1, 1);

    public void Dispose() => _turn.Dispose();

    /// <summary>The first start makes the key. Where there are rows and no key, a new one would only hide that the old one is missing.</summary>
    public async Task PrepareAsync(AccountsDb db, CancellationToken stop)
    {
        if (files.HasKey)
        {
            _ = files.Key;
        }
        else if (await db.Audit.AnyAsync(stop))
        {
            throw new StoreUnavailableException(Words.Of("audit.no-key", files.KeyFile));
        }
        else
        {
            files.MakeKey();
        }
    }

    /// <summary>Writes what has been done.</summary>
    /// <param name="by">Who did it; null for a stranger and for the system itself.</param>
    public async Task AppendAsync(HotlineActor? by, AuditAct act, string subject, string? before = null, string? after = null)
    {
        await using var db = await accounts.CreateDbContextAsync();
        await SaveAsync(db, by, act, subject, before, after);
    }

    /// <summary>Saves what is changed in the context and the row that tells of it, both or neither.</summary>
    public async Task SaveAsync(AccountsDb db, HotlineActor? by, AuditAct act, string subject, string? before = null, string? after = null)
    {
        await _turn.WaitAsync();
        try
        {
            await using var whole = db is AccountsPostgresDb ? await LockAsync(db) : null;
            var last = await db.Audit.AsNoTracking().OrderByDescending(row => row.Sequence).Take(2).ToListAsync();
            var anchor = files.ReadAnchor();
            var holds = await HoldsAsync(db, anchor, last);
            var row = new AuditRow
            {
                Sequence = (last.FirstOrDefault()?.Sequence ?? 0) + 1,
                At = clock.GetUtcNow(),
                Actor = Clean(by?.Id) ?? "",
                ActorName = Clean(by?.Name) ?? "",
                Role = by?.Role.ToString() ?? "",
                From = ClientAddress.Of(http.HttpContext),
                Act = act.ToString(),
                Subject = Clean(subject)!,
                Before = Clean(before),
                After = Clean(after),
                Algorithm = AuditMac.Current,
            };
            row.Mac = new AuditMac(files.Key).Of(row, last.FirstOrDefault()?.Mac ?? []);
            db.Audit.Add(row);
            await db.SaveChangesAsync();
            if (whole is not null)
            {
                await whole.CommitAsync();
            }

            // An anchor that the chain does not reach stays where it is: it is what shows that rows were taken away.
            if (holds)
            {
                files.WriteAnchor(new(row.Sequence, row.Mac));
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    private static async Task<IDbContextTransaction> LockAsync(AccountsDb db)
    {
        var whole = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Lock})");
        return whole;
    }

    // Acts go on where the chain is broken, and are written: a console that stops would be what an intruder wants. The check names the place.
    private async Task<bool> HoldsAsync(AccountsDb db, AuditAnchor? anchor, List<AuditRow> last)
    {
        if (last is [var newest, ..] && !Same(new AuditMac(files.Key).Of(newest, last.ElementAtOrDefault(1)?.Mac ?? []), newest.Mac))
        {
            OtherSeal(log, newest.Sequence, files.KeyFile);
        }

        if (anchor is null)
        {
            return true;
        }

        var reached = last.FirstOrDefault(row => row.Sequence == anchor.Sequence)
            ?? await db.Audit.AsNoTracking().FirstOrDefaultAsync(row => row.Sequence == anchor.Sequence);
        if (reached is not null && Same(reached.Mac, anchor.Mac))
        {
            return true;
        }

        NotReached(log, anchor.Sequence);
        return false;
    }

    private static bool Same(byte[] one, byte[] other) => CryptographicOperations.FixedTimeEquals(one, other);

    // As both engines keep it: PostgreSQL takes neither a NUL nor half a letter.
    internal static string? Clean(string? text) => text is null ? null
        : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Length > Longest ? text[..Longest] : text)).Replace('\0', '\u2400');

    [LoggerMessage(LogLevel.Critical, "The last row of the audit, {Sequence}, was not sealed by the key in {KeyFile}: it was changed, or another node has another key. Run: audit verify")]
    private static partial void OtherSeal(ILogger log, long sequence, string keyFile);

    [LoggerMessage(LogLevel.Critical, "The audit lacks row {Sequence}, which was written, or has another in its place. Run: audit verify")]
    private static partial void NotReached(ILogger log, long sequence);
}

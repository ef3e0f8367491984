using System.Security.Cryptography;
using HotlineConsole.Archive;
using HotlineConsole.Attachments;
using HotlineConsole.Core.Archive;
using HotlineConsole.Core.Attachments;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Texts;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Live;
using HotlineConsole.Security;
using HotlineConsole.Security.Audit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HotlineConsole.Upkeep;

/// <summary>
/// <c>HotlineConsole archive export --to FOLDER|FILE.zip --purpose TEXT NUMBER...</c> takes orders out of the archive of the configured store, and writes
/// that into the audit. <c>archive verify FOLDER|FILE.zip</c> checks what was taken out, <c>archive verify --store</c> every order that is in.
/// </summary>
[Clause("5.6.1"), Clause("5.6.3")]
public static class ArchiveCommand
{
    private const int Refused = 1;
    private const int Broken = 2;

    public static bool IsAsked(string[] args) => args.FirstOrDefault() == "archive";

    /// <param name="args">What follows the word <c>archive</c>.</param>
    /// <param name="settings">Of the store, beside those of the configuration.</param>
    /// <returns>0 done or whole, 1 refused, 2 something differs.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter errors, params string[] settings)
    {
        if (args is not (["export", "--to", _, "--purpose", { Length: > 0 and <= TakingOut.LongestPurpose }, _, ..] or ["verify", _]))
        {
            await errors.WriteLineAsync(Words.Of("archive.usage"));
            return Refused;
        }

        var numbers = new List<WorkOrderNumber>();
        foreach (var text in args.Skip(5))
        {
            if (!WorkOrderNumber.TryParse(text, out var number))
            {
                await errors.WriteLineAsync(Words.Of("archive.no-number", text));
                return Refused;
            }

            numbers.Add(number);
        }

        try
        {
            var builder = WebApplication.CreateBuilder(settings);
            builder.Logging.ClearProviders();
            builder.AddHotline();
            builder.AddAttachments();
            builder.AddArchive();
            builder.AddHotlineSecurity();
            await using var app = builder.Build();
            await using var scope = app.Services.CreateAsyncScope();
            return args[0] == "export" ? await ExportAsync(scope.ServiceProvider, numbers, args[2], args[4].Trim(), output, errors)
                : args[1] == "--store" ? await VerifyStoreAsync(scope.ServiceProvider, output)
                : await VerifyAsync(scope.ServiceProvider, args[1], output);
        }
        catch (StoreUnavailableException e)
        {
            await errors.WriteLineAsync(e.Message);
            return Refused;
        }
        catch (Exception e) when (e is SqliteException or NpgsqlException or IOException or UnauthorizedAccessException or InvalidDataException or CryptographicException)
        {
            await errors.WriteLineAsync(Words.Of("archive.failed", e.GetBaseException().Message));
            return Refused;
        }
    }

    private static async Task<int> ExportAsync(IServiceProvider services, List<WorkOrderNumber> numbers, string to, string purpose, TextWriter output, TextWriter errors)
    {
        var (bundle, trail) = (services.GetRequiredService<ArchiveBundle>(), services.GetRequiredService<AuditTrail>());
        foreach (var number in numbers)
        {
            if (await services.GetRequiredService<HotlineStore>().FindAsync(number) is not { Archived: not null, Removed: null })
            {
                await errors.WriteLineAsync(Words.Of("archive.not-in", number));
                return Refused;
            }
        }

        if (Path.Exists(to))
        {
            await errors.WriteLineAsync(Words.Of("archive.there", to));
            return Refused;
        }

        foreach (var number in numbers)
        {
            await trail.AppendAsync(null, AuditAct.ArchiveExported, number.ToString(), after: purpose);
        }

        if (await WriteAsync(bundle, numbers, purpose, Path.TrimEndingDirectorySeparator(to)) is { } left)
        {
            await errors.WriteLineAsync(Words.Of("archive.not-in", left));
            return Refused;
        }

        await output.WriteLineAsync(Words.Of("archive.exported", numbers.Count, to));
        return 0;
    }

    // Beside the target under another name, and moved when it is whole: under its own name there is all of it or nothing. Gives the order that went out of the
    // archive meanwhile, being handled again.
    private static async Task<WorkOrderNumber?> WriteAsync(ArchiveBundle bundle, List<WorkOrderNumber> numbers, string purpose, string to)
    {
        var (part, by, left) = ($"{to}.{Guid.NewGuid():N}.part", Words.Of("archive.by-command"), numbers.ToHashSet());
        try
        {
            if (to.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            {
                await using (var file = new FileStream(part, FileMode.CreateNew))
                {
                    await bundle.WriteZipAsync(numbers, by, purpose, file, written => left.Remove(written), default);
                }

                if (left.Count == 0)
                {
                    File.Move(part, to);
                }
            }
            else
            {
                foreach (var number in left.ToList())
                {
                    if (await bundle.WriteAsync(number, by, purpose, path => Make(Path.Combine([part, number.ToString(), .. path.Split('/')])), default))
                    {
                        left.Remove(number);
                    }
                }

                if (left.Count == 0)
                {
                    Directory.Move(part, to);
                }
            }

            return left.Count == 0 ? null : left.Min();
        }
        finally
        {
            if (Directory.Exists(part))
            {
                Directory.Delete(part, recursive: true);
            }
            else
            {
                File.Delete(part);
            }
        }
    }

    private static async Task<int> VerifyAsync(IServiceProvider services, string path, TextWriter output)
    {
        var verdict = BundleCheck.Run(path, services.GetRequiredService<HotlineStore>().Keys.Archive);
        await output.WriteLineAsync(verdict.Fault is { } fault
            ? Words.Of($"archive.fault.{fault.Reason}", fault.Path)
            : Words.Of("archive.whole", verdict.Bundles, verdict.Files));
        return verdict.Fault is null ? 0 : Broken;
    }

    // From the oldest on, and at the first that differs it ends and names it.
    private static async Task<int> VerifyStoreAsync(IServiceProvider services, TextWriter output)
    {
        var (store, files) = (services.GetRequiredService<HotlineStore>(), services.GetRequiredService<AttachmentFolder>());
        var (whole, waiting, removed, after) = (0, 0, 0, default(WorkOrderNumber));
        while (true)
        {
            await using var db = store.Read();
            var next = await db.Orders.Where(o => o.Number > after && ArchiveList.Over.Contains(o.Status)).OrderBy(o => o.Number).Select(o => o.Number).Take(500).ToListAsync();
            foreach (var number in next)
            {
                var verdict = await store.VerifyAsync(number, files);
                if (verdict.State is ArchiveState.RecordDiffers or ArchiveState.FileDiffers)
                {
                    await output.WriteLineAsync(Words.Of($"archive.store.{verdict.State}", number, verdict.File?.File.Name ?? ""));
                    return Broken;
                }

                _ = verdict.State == ArchiveState.Whole ? whole++ : verdict.State == ArchiveState.Removed ? removed++ : waiting++;
                after = number;
            }

            if (next.Count == 0)
            {
                await output.WriteLineAsync(Words.Of("archive.store.whole", whole, waiting, removed));
                return 0;
            }
        }
    }

    private static FileStream Make(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return new FileStream(path, FileMode.CreateNew);
    }
}

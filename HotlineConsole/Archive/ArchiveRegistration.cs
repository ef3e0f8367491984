using System.IO.Compression;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Live;
using HotlineConsole.Security;
using HotlineConsole.Security.Audit;
using Microsoft.AspNetCore.Mvc;

namespace HotlineConsole.Archive;

/// <summary>The archive: what goes in by itself, and the way out by the keeper's hand.</summary>
internal static class ArchiveRegistration
{
    /// <summary>A purpose has to say something, and is read later by the auditor.</summary>
    public const int ShortestPurpose = 4;
    public const int LongestPurpose = 200;

    /// <summary>Orders of one ZIP.</summary>
    public const int MostAtOnce = 50;

    public static WebApplicationBuilder AddArchive(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ArchiveOptions>().BindConfiguration("Archive")
            .Validate(options => options.After >= TimeSpan.Zero, "Archive:After must not be negative.").ValidateOnStart();
        builder.Services.AddScoped<ArchiveBundle>().AddHostedService<ArchiveWorker>();
        return builder;
    }

    public static WebApplication MapArchive(this WebApplication app)
    {
        app.MapPost("/archive/export", ExportAsync).RequireAuthorization(new NeedsAttribute(Entry.Archive)).ExcludeFromDescription();
        return app;
    }

    // Written down before the first byte leaves: what was interrupted was taken out, too.
    private static async Task<IResult> ExportAsync(HttpContext context, [FromForm] string? purpose, ActorAccessor session, ArchiveBundle bundle, HotlineStore store, AuditTrail trail, CancellationToken stop)
    {
        var numbers = new List<WorkOrderNumber>();
        foreach (var text in (await context.Request.ReadFormAsync(stop))["number"])
        {
            if (!WorkOrderNumber.TryParse(text, out var number) || await store.FindAsync(number, stop) is not { Archived: not null })
            {
                return TypedResults.BadRequest();
            }

            numbers.Add(number);
        }

        if (numbers.Count is 0 or > MostAtOnce || purpose?.Trim() is not { Length: >= ShortestPurpose and <= LongestPurpose } why)
        {
            return TypedResults.BadRequest();
        }

        var by = await session.RequireAsync();
        foreach (var number in numbers)
        {
            await trail.AppendAsync(by, AuditAct.ArchiveExported, number.ToString(), after: why);
        }

        return TypedResults.Stream(to => WriteZipAsync(bundle, numbers, by.Name, why, to, stop), "application/zip", numbers is [var one] ? $"archive-{one}.zip" : "archive.zip");
    }

    /// <summary>A ZIP with a folder for each order.</summary>
    public static async Task WriteZipAsync(ArchiveBundle bundle, IReadOnlyList<WorkOrderNumber> numbers, string by, string purpose, Stream to, CancellationToken stop)
    {
        await using var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, stop);
        foreach (var number in numbers)
        {
            await bundle.WriteAsync(number, by, purpose, path => zip.CreateEntry($"{number}/{path}", CompressionLevel.Fastest).OpenAsync(stop), stop);
        }
    }
}

using System.Globalization;
using System.IO.Compression;
using HotlineConsole.Archive;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Texts;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Live;
using HotlineConsole.Pages.Orders;
using HotlineConsole.Parts;
using HotlineConsole.Security;
using HotlineConsole.Security.Audit;

namespace HotlineConsole.Exports;

/// <summary>
/// Sends a file that was asked for. The audit is told before the first byte, of who, what and what for, and after the last, of how many orders it was and
/// whether the file is whole (6.1.1).
/// </summary>
[Clause("6.1.1")]
internal static class ExportEndpoints
{
    private const string ZipContentType = "application/zip";

    public static WebApplicationBuilder AddExports(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<TakeOuts>().AddSingleton<OrderSource>().AddScoped<TakeOutDesk>().AddScoped<SavedFilters>();
        return builder;
    }

    public static WebApplication MapExports(this WebApplication app)
    {
        app.MapGet("/exports/{id}", SendAsync).RequireAuthorization(new NeedsAttribute(Entry.Orders)).ExcludeFromDescription();
        return app;
    }

    private static async Task<IResult> SendAsync(
        string id, HttpContext context, TakeOuts all, ActorAccessor session, Desk desk, OrderSource source, ArchiveBundle bundles, City city, AuditTrail trail)
    {
        var by = await session.RequireAsync();
        if (all.Fetch(id, by) is not { } file || TakingOut.Refuse(await desk.ActorAsync(), file.Purpose, file.Chosen.Numbers.Length, file.Form) is not null)
        {
            return TypedResults.NotFound();
        }

        using (file)
        using (var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, file.Stopped))
        {
            var what = file.Chosen.Numbers.IsEmpty ? file.Chosen.Filter.Described() : string.Join(' ', file.Chosen.Numbers);
            await trail.AppendAsync(by, file.Form == TakenAs.Archive ? AuditAct.ArchiveExported : AuditAct.OrdersTakenOut, $"{file.Form} {what}".TrimEnd(), file.Chosen.WithTexts ? "texts" : null, file.Purpose);
            file.Become(TakeOutState.Running);
            var end = TakeOutState.Broken;
            try
            {
                await WriteAsync(file, context.Response, source, bundles, city, await desk.ActorAsync(), stop.Token);
                end = TakeOutState.Whole;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                end = TakeOutState.Cancelled;
                context.Abort(); // a file that is cut off must not look whole
            }
            finally
            {
                await trail.AppendAsync(by, AuditAct.TakingOutEnded, $"{file.Form} {file.Orders.ToString(CultureInfo.InvariantCulture)}", after: end.ToString());
                file.Become(end);
            }
        }

        return TypedResults.Empty;
    }

    private static async Task WriteAsync(TakeOut file, HttpResponse response, OrderSource source, ArchiveBundle bundles, City city, Actor by, CancellationToken stop)
    {
        var at = TimeZoneInfo.ConvertTime(source.Now, city.TimeZone).ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var taken = Words.Of("Export.Taken", by.Name, city.ShownInFull(source.Now), file.Purpose);
        var most = TakingOut.MostOf(file.Form);
        switch (file.Form)
        {
            case TakenAs.Csv or TakenAs.Excel:
                var table = new OrderTable(source, city, by, file.Chosen.WithTexts);
                var pages = PagesAsync(file, table, source.RowsAsync(file.Chosen, by, most, stop), stop);
                Begin(response, file.Form == TakenAs.Csv ? CsvFile.ContentType : ExcelFile.ContentType, $"orders-{at}.{(file.Form == TakenAs.Csv ? "csv" : "xlsx")}");
                await (file.Form == TakenAs.Csv ? CsvFile.WriteAsync(response.Body, table.Titles, pages, stop) : ExcelFile.WriteAsync(response.Body, table.Titles, pages, stop));
                break;
            case TakenAs.Word or TakenAs.Paper:
                var sheet = await OneAsync(source.SheetsAsync(file.Chosen, by, 1, stop));
                if (sheet is null)
                {
                    response.StatusCode = StatusCodes.Status404NotFound;
                    break;
                }

                Begin(response, WordForm.ContentType, $"{sheet.Order.Number}.docx");
                await response.Body.WriteAsync(WordForm.Write(FormD1.Of(sheet, city), taken), stop);
                file.Count(1);
                break;
            case TakenAs.WordBundle:
                Begin(response, ZipContentType, $"orders-{at}.zip");
                await using (var outbox = new Outbox(response.Body))
                {
                    using (var zip = new ZipArchive(outbox, ZipArchiveMode.Create, leaveOpen: true))
                    {
                        await foreach (var one in source.SheetsAsync(file.Chosen, by, most, stop))
                        {
                            await using (var entry = zip.CreateEntry($"{one.Order.Number}.docx", CompressionLevel.NoCompression).Open())
                            {
                                await entry.WriteAsync(WordForm.Write(FormD1.Of(one, city), taken), stop);
                            }

                            await outbox.SendAsync(stop);
                            file.Count(1);
                        }
                    }

                    await outbox.SendAsync(stop);
                }

                break;
            case TakenAs.Archive:
                Begin(response, ZipContentType, $"archive-{at}.zip");
                await bundles.WriteZipAsync(file.Chosen.Numbers, by.Name, file.Purpose, response.Body, _ => file.Count(1), stop);
                break;
        }
    }

    private static async IAsyncEnumerable<IReadOnlyList<string[]>> PagesAsync(
        TakeOut file, OrderTable table, IAsyncEnumerable<IReadOnlyList<OrderRow>> pages, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var page in pages.WithCancellation(stop))
        {
            yield return await table.CellsAsync(page, stop);
            file.Count(page.Count);
        }
    }

    private static async Task<OrderSheet?> OneAsync(IAsyncEnumerable<OrderSheet> sheets)
    {
        await foreach (var sheet in sheets)
        {
            return sheet;
        }

        return null;
    }

    private static void Begin(HttpResponse response, string type, string name)
    {
        response.ContentType = type;
        response.Headers.ContentDisposition = $"attachment; filename={name}";
    }
}

using System.Globalization;
using System.Text;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Texts;
using HotlineConsole.Exports;
using HotlineConsole.Pages.Orders;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Security.Audit;

/// <summary>The audit as a table for a spreadsheet, oldest row first; taking it out is itself written down.</summary>
internal static class AuditExport
{
    private static readonly string[] Columns =
    [
        nameof(AuditRow.Sequence), nameof(AuditRow.At), .. AuditMac.TextColumns, nameof(AuditRow.Mac),
    ];

    public static WebApplication MapAuditExport(this WebApplication app)
    {
        app.MapGet("/admin/audit/export", SendAsync).RequireAuthorization(new NeedsAttribute(Entry.Audit)).ExcludeFromDescription();
        return app;
    }

    private static async Task SendAsync(
        HttpContext context, AuditList list, AuditTrail trail, IDbContextFactory<AccountsDb> accounts, City city, string? q, string? day, CancellationToken stop)
    {
        var filter = new AuditFilter(q, OrderFilter.Day(day));
        await trail.AppendAsync(await list.RequireAsync(), AuditAct.AuditExported, context.Request.QueryString.ToString());
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = "attachment; filename=audit.csv";
        await using var writer = new StreamWriter(context.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await writer.WriteAsync(SafeCell.CsvLine(Columns.Select(column => Words.Of($"Audit.Column.{column}"))));
        await using var db = await accounts.CreateDbContextAsync(stop);
        await foreach (var row in filter.Within(db.Audit.AsNoTracking(), city.TimeZone).OrderBy(row => row.Sequence).AsAsyncEnumerable().WithCancellation(stop))
        {
            await writer.WriteAsync(SafeCell.CsvLine(
            [
                row.Sequence.ToString(CultureInfo.InvariantCulture), TimeZoneInfo.ConvertTime(row.At, city.TimeZone).ToString("O", CultureInfo.InvariantCulture), row.Actor,
                row.ActorName, row.Role, row.From, row.Act, row.Subject, row.Before, row.After, row.Algorithm, Convert.ToHexString(row.Mac),
            ]));
        }
    }
}

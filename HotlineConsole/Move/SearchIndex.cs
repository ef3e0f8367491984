using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Move;

/// <summary>The search index has another form on each engine, so it is not copied but made anew of the accepted complaints.</summary>
internal sealed class SearchIndex(MoveTarget target, MoveProgress progress, CancellationToken stop)
{
    public const string Table = "OrderSearch";

    private const int AtOnce = 2_000;
    private const string Add = """INSERT INTO "OrderSearch" ("Number", "Grams") SELECT n, g::tsvector FROM unnest($1::bigint[], $2::text[]) AS made (n, g)""";

    private const string Different = """
        SELECT made.n::text FROM unnest($1::bigint[], $2::text[]) AS made (n, g) LEFT JOIN "OrderSearch" s ON s."Number" = made.n
        WHERE s."Grams" IS DISTINCT FROM made.g::tsvector LIMIT 1
        """;

    private const string Strange = """
        SELECT s."Number"::text FROM "OrderSearch" s WHERE NOT EXISTS (SELECT 1 FROM "Orders" o WHERE o."Number" = s."Number") LIMIT 1
        """;

    public async Task FillAsync(HotlineDb source)
    {
        progress.Begin("move.copying", Table, Accepted(source).LongCount());
        foreach (var page in Accepted(source).AsEnumerable().Select(Entry).Chunk(AtOnce))
        {
            await target.DoAsync(Add, stop, Numbers(page), Grams(page));
            progress.Step(page.Length);
        }

        progress.End();
    }

    /// <summary>The number of the first order whose entry is not what its complaint, read from the source, gives.</summary>
    public async Task<string?> DifferenceAsync(HotlineDb source)
    {
        progress.Begin("move.comparing", Table, Accepted(source).LongCount());
        foreach (var page in Accepted(source).AsEnumerable().Select(Entry).Chunk(AtOnce))
        {
            if (await target.TextAsync(Different, stop, Numbers(page), Grams(page)) is { } number)
            {
                return number;
            }

            progress.Step(page.Length);
        }

        progress.End();
        return await target.TextAsync(Strange, stop);
    }

    private static IQueryable<EventRow> Accepted(HotlineDb source) =>
        source.Events.AsNoTracking().Where(e => e.Kind == nameof(WorkOrderAccepted) && e.Body != "").OrderBy(e => e.Sequence);

    private static (long Number, string Grams) Entry(EventRow row)
    {
        var accepted = (WorkOrderAccepted)HotlineJson.ReadEvent(row.Kind, row.Body);
        return (row.Stream, Bigrams.TextVector(SearchText.Of(accepted.Complaint)));
    }

    private static long[] Numbers((long Number, string Grams)[] page) => [.. page.Select(e => e.Number)];

    private static string[] Grams((long Number, string Grams)[] page) => [.. page.Select(e => e.Grams)];
}

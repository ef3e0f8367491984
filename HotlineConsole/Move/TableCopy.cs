using HotlineConsole.Core.Texts;
using Npgsql;

namespace HotlineConsole.Move;

/// <summary>Fills the empty tables of the target. Their indices are made anew at the end: that is several times faster than keeping them up to date.</summary>
internal sealed class TableCopy(MoveSource source, MoveTarget target, MoveProgress progress, CancellationToken stop)
{
    // Those that belong to no key or constraint: how each is dropped, and how it is made.
    private const string Indices = """
        FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
        WHERE t.relnamespace = current_schema()::regnamespace AND t.relname = ANY($1) AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid)
        """;

    private const string Identities = """
        SELECT format('SELECT setval(pg_get_serial_sequence(%L, %L), max(%I)) FROM %I HAVING max(%I) IS NOT NULL', quote_ident(table_name), column_name, column_name, table_name, column_name)
        FROM information_schema.columns WHERE table_schema = current_schema() AND is_identity = 'YES' AND table_name = ANY($1)
        """;

    public async Task RunAsync(IReadOnlyList<MovedTable> tables)
    {
        string[] names = [.. tables.Select(t => t.Name), SearchIndex.Table];
        var indices = await target.TextsAsync("SELECT pg_get_indexdef(i.indexrelid) " + Indices, stop, (object)names);
        foreach (var drop in await target.TextsAsync("SELECT format('DROP INDEX %s', i.indexrelid::regclass) " + Indices, stop, (object)names))
        {
            await target.DoAsync(drop, stop);
        }

        foreach (var table in tables)
        {
            await CopyAsync(table);
        }

        await new SearchIndex(target, progress, stop).FillAsync(source.Hotline);
        progress.Say(Words.Of("move.indexing", indices.Count));
        foreach (var index in indices)
        {
            await target.DoAsync(index, stop);
        }

        foreach (var setval in await target.TextsAsync(Identities, stop, (object)names))
        {
            await target.DoAsync(setval, stop);
        }

        await CookieKeys.WriteAsync(target.Accounts, source.CookieKeys, stop);
        await target.DoAsync("ANALYZE", stop);
    }

    private async Task CopyAsync(MovedTable table)
    {
        progress.Begin("move.copying", table.Name, source.Count(table));
        await using var into = await target.Connection.BeginBinaryImportAsync(table.Copy, stop);
        foreach (var row in source.Rows(table))
        {
            stop.ThrowIfCancellationRequested();
            await into.StartRowAsync(stop);
            for (var i = 0; i < row.Length; i++)
            {
                await WriteAsync(into, row[i], table.Columns[i]);
            }

            progress.Step();
        }

        await into.CompleteAsync(stop);
        progress.End();
    }

    private Task WriteAsync(NpgsqlBinaryImporter into, object? value, MovedColumn column) =>
        value is null ? into.WriteNullAsync(stop) : into.WriteAsync(value, column.Type, stop);
}

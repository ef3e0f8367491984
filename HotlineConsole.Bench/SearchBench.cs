using System.Diagnostics;
using HotlineConsole.Bench.Seeding;
using HotlineConsole.Core.Storage;
using HotlineConsole.Demo;
using HotlineConsole.Tests.Support;
using Microsoft.Data.Sqlite;
using static HotlineConsole.Bench.Figures;

namespace HotlineConsole.Bench;

/// <summary>
/// The newest 20 orders that hold 2 to 6 typed characters, among a million: through the store, by bare FTS5 on the same index, by LIKE; each answer
/// checked against a plain scan of the texts.
/// </summary>
internal static class SearchBench
{
    private const int Newest = 20;
    private const int QueriesALength = 20;

    public static async Task RunAsync(BenchOptions options)
    {
        var orders = options.Quick ? 100_000 : 1_000_000;
        await using var bench = BenchStore.Open(SeedCommand.Cached(orders));
        var texts = SeedCommand.Texts(orders);
        var queries = Queries(texts);
        await CheckAsync(bench.Store, texts, queries);

        using var connection = new SqliteConnection($"Data Source={bench.File};Mode=ReadOnly");
        connection.Open();
        using var match = new SqliteCommand($"SELECT rowid FROM OrderSearch WHERE OrderSearch MATCH $q ORDER BY rowid DESC LIMIT {Newest}", connection);
        var typed = match.Parameters.Add("$q", SqliteType.Text);
        match.Prepare();
        var pairs = await Pairs<double>.RunAsync(
            options,
            () => PercentileAsync(queries, async q => (await bench.Store.SearchAsync(q, Newest, Samples.Attendant)).Count),
            () => PercentileAsync(queries, q =>
            {
                typed.Value = Bigrams.Query(q);
                return Task.FromResult(Count(match));
            }));
        pairs.Print("search", "ms", t => t, 3);

        var like = await LikeAsync(texts, queries.Where((_, i) => i % 10 == 0));
        var ours = pairs.Ours(t => t);
        Figures.Line("search-like", Ms(like), Ms(ours), like / ours, ">=20.00", like >= 20 * ours);
        await NoteAsync(bench.Store, queries);
    }

    // What is found and what is not: parts of texts, and halves of two of them put together.
    private static List<string> Queries((long Number, string Text)[] texts)
    {
        var dice = Dice.Of(SeedOptions.Seed, Draw.Nudge, texts.Length);
        var queries = new List<string>();
        for (var length = 2; length <= 6; length++)
        {
            var ofLength = new List<string>();
            while (ofLength.Count < QueriesALength)
            {
                var text = dice.Pick(texts).Text;
                var part = text.Substring(dice.Below(text.Length - length), length);
                if (part.All(c => c is >= '\u3400' and <= '\u9fff'))
                {
                    ofLength.Add(ofLength.Count % 4 == 3 ? string.Concat(ofLength[^1].AsSpan(0, length / 2), part.AsSpan(length / 2)) : part);
                }
            }

            queries.AddRange(ofLength);
        }

        return queries;
    }

    private static async Task CheckAsync(HotlineStore store, (long Number, string Text)[] texts, List<string> queries)
    {
        var wrong = 0;
        foreach (var query in queries)
        {
            var plain = Enumerable.Range(0, texts.Length).Select(i => texts[texts.Length - 1 - i]).Where(t => t.Text.Contains(query, StringComparison.Ordinal)).Take(Newest).Select(t => t.Number);
            wrong += plain.SequenceEqual((await store.SearchAsync(query, Newest, Samples.Attendant)).Select(o => o.Number.Value)) ? 0 : 1;
        }

        Figures.Line("search-hits", "0", $"{wrong}", wrong, "=0.00", wrong == 0);
    }

    private static async Task<double> PercentileAsync(IEnumerable<string> queries, Func<string, Task<int>> ask)
    {
        var times = new List<double>();
        foreach (var query in queries)
        {
            var began = Stopwatch.GetTimestamp();
            await ask(query);
            times.Add(Since(began));
        }

        return Figures.Percentile(times, 0.99);
    }

    private static async Task<double> LikeAsync((long Number, string Text)[] texts, IEnumerable<string> queries)
    {
        using var folder = new TempFolder();
        using var connection = new SqliteConnection($"Data Source={folder.File("like.db")};Pooling=False");
        connection.Open();
        using (var make = new SqliteCommand("PRAGMA synchronous = OFF; CREATE TABLE Texts (Number INTEGER PRIMARY KEY, Text TEXT)", connection))
        {
            make.ExecuteNonQuery();
        }

        using (var transaction = connection.BeginTransaction())
        {
            using var insert = new SqliteCommand("INSERT INTO Texts VALUES ($n, $t)", connection, transaction);
            var (number, text) = (insert.Parameters.Add("$n", SqliteType.Integer), insert.Parameters.Add("$t", SqliteType.Text));
            foreach (var row in texts)
            {
                (number.Value, text.Value) = (row.Number, row.Text);
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        using var like = new SqliteCommand($"SELECT Number FROM Texts WHERE Text LIKE '%' || $q || '%' ORDER BY Number DESC LIMIT {Newest}", connection);
        var typed = like.Parameters.Add("$q", SqliteType.Text);
        return await PercentileAsync(queries, q =>
        {
            typed.Value = q;
            return Task.FromResult(Count(like));
        });
    }

    private static int Count(SqliteCommand command)
    {
        using var reader = command.ExecuteReader();
        var rows = 0;
        while (reader.Read())
        {
            rows++;
        }

        return rows;
    }

    private static async Task NoteAsync(HotlineStore store, List<string> queries)
    {
        foreach (var length in new[] { 2, 3, 4, 5, 6 })
        {
            var ofLength = queries.FindAll(q => q.Length == length);
            var lead = BenchStore.City.LeadFor("0201", Samples.ChaoyangDistrict, Samples.Street).Organizer;
            var all = await PercentileAsync(ofLength, async q => (await store.SearchAsync(q, Newest, Samples.Attendant)).Count);
            var own = await PercentileAsync(ofLength, async q => (await store.SearchAsync(q, Newest, Samples.Attendant, within: o => o.Where(r => r.Lead == lead))).Count);
            Remark($"search: {length} characters p99 {all:F2} ms, within one organizer's orders {own:F2} ms");
        }
    }
}

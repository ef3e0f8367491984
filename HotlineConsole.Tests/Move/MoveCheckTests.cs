namespace HotlineConsole.Tests.Move;

/// <summary>A copy that somebody has changed is not called the same, and the row is named.</summary>
[Trait("Engine", "postgres")]
public sealed class MoveCheckTests : IAsyncLifetime
{
    private readonly MovedStore _stores = new();

    public async Task InitializeAsync()
    {
        await _stores.LiveAsync(7, 400);
        Assert.Equal(0, await _stores.MoveAsync());
        Assert.Equal(0, await _stores.MoveAsync("--check"));
    }

    public Task DisposeAsync()
    {
        _stores.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("""UPDATE "Orders" SET "Title" = 'x' WHERE "Number" = (SELECT min("Number") FROM "Orders")""", "table Orders, row", "column Title")]
    [InlineData("""UPDATE "Events" SET "Body" = "Body" || ' ' WHERE "Sequence" = 17""", "table Events, row 17", "column Body")]
    [InlineData("""DELETE FROM "Events" WHERE "Sequence" = 17""", "table Events", "the row 17")]
    [InlineData("""UPDATE "DaySequences" SET "Last" = "Last" + 1 WHERE "Day" = (SELECT min("Day") FROM "DaySequences")""", "table DaySequences, row 20260302", "column Last")]
    [InlineData("""UPDATE "Deadlines" SET "Key" = '~' || "Key" WHERE ctid = (SELECT min(ctid) FROM "Deadlines")""", "table Deadlines", "lacks the row")]
    [InlineData("""DELETE FROM "Commands" WHERE "Id" = (SELECT "Id" FROM "Commands" ORDER BY "Id" DESC LIMIT 1)""", "table Commands", "lacks the row")]
    [InlineData("""INSERT INTO "Commands" ("Id", "Version", "Sequence") VALUES ('ffffffff-ffff-ffff-ffff-ffffffffffff', 0, 0)""", "table Commands", "ffffffff-ffff-ffff-ffff-ffffffffffff in PostgreSQL that the file")]
    [InlineData("""UPDATE "OrderSearch" SET "Grams" = ''::tsvector WHERE "Number" = (SELECT max("Number") FROM "OrderSearch")""", "OrderSearch, order", "complaint")]
    [InlineData("""INSERT INTO "DataProtectionKeys" ("FriendlyName", "Xml") VALUES ('key-1', '<key />')""", "DataProtectionKeys", "key-1")]
    public async Task Check_OfATamperedCopy_NamesTheRow(string tamper, string table, string row)
    {
        _stores.OnTarget(tamper);
        Assert.Equal(1, await _stores.MoveAsync("--check"));
        var last = _stores.Said.TrimEnd().Split('\n')[^1];
        Assert.Contains(table, last, StringComparison.Ordinal);
        Assert.Contains(row, last, StringComparison.Ordinal);
    }
}

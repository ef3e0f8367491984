using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Storage.Postgres;
using HotlineConsole.Move;
using HotlineConsole.Security;
using HotlineConsole.Security.Postgres;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Tests.Move;

/// <summary>Whatever table joins the schema comes along by itself.</summary>
public sealed class MovedTableTests
{
    [Fact]
    public void Tables_OfTheHotline_AreAllOfThem()
    {
        using var source = new HotlineDb(new DbContextOptionsBuilder<HotlineDb>().UseSqlite("Data Source=:memory:").Options);
        using var target = new HotlinePostgresDb(new DbContextOptionsBuilder<HotlinePostgresDb>().UseNpgsql("Host=localhost").Options);
        AssertWhole(source, target, MovedTable.Of(source, target), []);
    }

    [Fact]
    public void Tables_OfTheAccounts_AreAllButTheKeysOfTheCookies_OwnersFirst()
    {
        using var gate = new WriteGate();
        using var source = new AccountsDb(new DbContextOptionsBuilder<AccountsDb>().UseSqlite("Data Source=:memory:").Options, gate);
        using var target = new AccountsPostgresDb(new DbContextOptionsBuilder<AccountsPostgresDb>().UseNpgsql("Host=localhost").Options, gate);
        var tables = MovedTable.Of(source, target);
        AssertWhole(source, target, tables, ["DataProtectionKeys"]);
        var order = tables.Select(t => t.Name).ToList();
        Assert.True(order.IndexOf("AspNetUsers") < order.IndexOf("ApiKeys"));
    }

    private static void AssertWhole(DbContext source, DbContext target, IReadOnlyList<MovedTable> tables, string[] left)
    {
        Assert.NotEmpty(tables);
        Assert.Equal(ColumnsOf(source), tables.SelectMany(t => t.Columns.Select(c => $"{t.Name}.{c.Name}")).Order(StringComparer.Ordinal));
        Assert.Equal(left, target.Model.GetRelationalModel().Tables.Select(t => t.Name).Except(tables.Select(t => t.Name)));
        Assert.All(tables, t => Assert.NotEmpty(t.Key));
    }

    private static IEnumerable<string> ColumnsOf(DbContext db) =>
        db.Model.GetRelationalModel().Tables.SelectMany(t => t.Columns.Select(c => $"{t.Name}.{c.Name}")).Order(StringComparer.Ordinal);
}

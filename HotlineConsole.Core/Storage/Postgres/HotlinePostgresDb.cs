using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace HotlineConsole.Core.Storage.Postgres;

/// <summary>The same schema on PostgreSQL, with migrations of its own.</summary>
public sealed class HotlinePostgresDb(DbContextOptions<HotlinePostgresDb> options) : HotlineDb(options)
{
    public override IDisposable AtOneMoment() => Database.BeginTransaction(IsolationLevel.RepeatableRead);
}

/// <summary>For the migrations tool only.</summary>
internal sealed class HotlinePostgresDbDesign : IDesignTimeDbContextFactory<HotlinePostgresDb>
{
    public HotlinePostgresDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<HotlinePostgresDb>().UseNpgsql("Host=localhost").Options);
}

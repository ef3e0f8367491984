using HotlineConsole.Core.Storage;
using Npgsql;

namespace HotlineConsole.Tests.Support;

/// <summary>
/// A database of a test's own, on the engine that this run is for: HOTLINE_ENGINE is <c>postgres</c> or, by default, <c>sqlite</c>. A PostgreSQL database is
/// a copy of one that was migrated once, on the server that HOTLINE_POSTGRES names (<c>scripts/with-postgres.sh</c> starts one).
/// </summary>
public sealed class TestDatabase : IDisposable
{
    public static readonly bool OnPostgres = Environment.GetEnvironmentVariable("HOTLINE_ENGINE") == "postgres";

    private static readonly Lazy<string> Template = new(MakeTemplate);
    private static readonly Lock Making = new();

    private readonly bool _postgres;

    /// <param name="file">The SQLite file, if this run is for that.</param>
    /// <param name="postgres">On PostgreSQL, whatever this run is for.</param>
    public TestDatabase(string file, bool? postgres = null)
    {
        _postgres = postgres ?? OnPostgres;
        if (!_postgres)
        {
            Options = new() { Path = file };
            return;
        }

        Name = "test_" + Guid.NewGuid().ToString("N");
        lock (Making)
        {
            Execute($"CREATE DATABASE {Name} TEMPLATE {Template.Value}"); // of one template one copy at a time
        }

        Options = new() { Provider = StorageProvider.PostgreSql, ConnectionString = ConnectionTo(Name), Path = file, KeyFolder = KeyFolder };
    }

    public StorageOptions Options { get; }

    /// <summary>The database's name on the server.</summary>
    public string Name { get; } = "";

    // Nodes on one database have one key of the audit and of the store.
    private string AuditFolder => Path.Combine(Path.GetTempPath(), "hotline-audit-" + Name);

    private string KeyFolder => Path.Combine(AuditFolder, "store");

    /// <summary>The same as settings of the application.</summary>
    public Dictionary<string, string> Settings => _postgres
        ? new() { ["Storage:Provider"] = nameof(StorageProvider.PostgreSql), ["Storage:ConnectionString"] = Options.ConnectionString!, ["Audit:Folder"] = AuditFolder, ["Storage:KeyFolder"] = KeyFolder }
        : new() { ["Storage:Path"] = Options.Path };

    public static string ConnectionTo(string database) => new NpgsqlConnectionStringBuilder(Server) { Database = database }.ConnectionString;

    private static string Server => Environment.GetEnvironmentVariable("HOTLINE_POSTGRES")
        ?? throw new InvalidOperationException("This test needs a PostgreSQL server: run scripts/with-postgres.sh dotnet test ..., or name one in HOTLINE_POSTGRES.");

    /// <summary>Runs a statement on the server, outside of any test's database.</summary>
    public static void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Database = "postgres", Pooling = false }.ConnectionString);
        connection.Open();
#pragma warning disable CA2100 // names made here
        using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>Nobody can reach the database any more, and whoever had is thrown out, in the middle of whatever it did.</summary>
    public void CutOff()
    {
        Execute($"ALTER DATABASE {Name} ALLOW_CONNECTIONS false");
        Disconnect();
    }

    public void Restore() => Execute($"ALTER DATABASE {Name} ALLOW_CONNECTIONS true");

    /// <summary>Breaks every connection to it; new ones are welcome.</summary>
    public void Disconnect() => Execute($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{Name}'");

    public void Dispose()
    {
        if (_postgres)
        {
            Execute($"DROP DATABASE IF EXISTS {Name} WITH (FORCE)");
            if (Directory.Exists(AuditFolder))
            {
                Directory.Delete(AuditFolder, recursive: true);
            }
        }
    }

    private static string MakeTemplate()
    {
        var name = "template_" + Guid.NewGuid().ToString("N");
        Execute($"CREATE DATABASE {name}");
        using var gate = new WriteGate();
        HotlineStore.Open(new StorageOptions { Provider = StorageProvider.PostgreSql, ConnectionString = ConnectionTo(name) }, Samples.Rules, TimeProvider.System, gate)
            .DisposeAsync().AsTask().GetAwaiter().GetResult();
        NpgsqlConnection.ClearAllPools();
        using var connection = new NpgsqlConnection(ConnectionTo(name) + ";Pooling=false");
        connection.Open();
        using var empty = new NpgsqlCommand("""DELETE FROM "Secrets" """, connection); // each copy gets keys of its own
        empty.ExecuteNonQuery();
        return name;
    }
}

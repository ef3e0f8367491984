using HotlineConsole.Core.Texts;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HotlineConsole.Core.Storage.Postgres;

/// <summary>How the server is reached: the writer's connection, those for reading, the schema, and what its failures mean.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    // The server notices within seconds that a node's machine is gone, and a node that hangs inside a transaction does not hold up the others.
    private const string SessionSettings =
        "-c tcp_keepalives_idle=3 -c tcp_keepalives_interval=1 -c tcp_keepalives_count=4 -c idle_in_transaction_session_timeout=10s";

    private readonly NpgsqlDataSource _readers;
    private readonly NpgsqlDataSource _single;

    private PostgresServer(NpgsqlConnectionStringBuilder settings)
    {
        _readers = NpgsqlDataSource.Create(settings);
        _single = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Pooling = false, Options = SessionSettings, MaxAutoPrepare = 64, AutoPrepareMinUsages = 2, KeepAlive = 3 });
    }

    /// <summary>Connects, and brings the database to this version's schema.</summary>
    public static PostgresServer Open(string connectionString)
    {
        var settings = Parse(connectionString);
        var server = new PostgresServer(settings);
        var name = $"{settings.Host}:{settings.Port}/{settings.Database}";
        try
        {
            server.Migrate(name);
            return server;
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException { InnerException: NpgsqlException })
        {
            throw new StoreUnavailableException(Words.Of("storage.unreachable", name, e.InnerException?.Message ?? e.Message), e);
        }
    }

    /// <summary>A wrong connection string is said in a sentence, without repeating it: it may hold a password.</summary>
    public static NpgsqlConnectionStringBuilder Parse(string connectionString)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString);
            return string.IsNullOrEmpty(settings.Host) || string.IsNullOrEmpty(settings.Database)
                ? throw new StoreUnavailableException(Words.Of("storage.no-connection-string"))
                : settings;
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw new StoreUnavailableException(Words.Of("storage.bad-connection-string", e.Message), e);
        }
    }

    public NpgsqlConnection OpenWriter() => _single.OpenConnection();

    /// <summary>A connection of its own, for what waits on it.</summary>
    public ValueTask<NpgsqlConnection> OpenAloneAsync(CancellationToken stop) => _single.OpenConnectionAsync(stop);

    public DbContextOptions<T> OptionsFor<T>(bool tracking) where T : DbContext => new DbContextOptionsBuilder<T>()
        .UseNpgsql(_readers)
        .UseQueryTrackingBehavior(tracking ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTracking)
        .Options;

    /// <summary>Lets go of connections that may be dead.</summary>
    public void Forget() => _readers.Clear();

    /// <summary>Out of reach, as opposed to asked for something wrong.</summary>
    public static bool IsLost(Exception? failure) => failure switch
    {
        null => false,
        PostgresException e => e.IsTransient || e.SqlState.StartsWith("57P", StringComparison.Ordinal) || e.SqlState.StartsWith("08", StringComparison.Ordinal)
            || e.SqlState == "25P03", // idle in a transaction for too long
        NpgsqlException => true,
        _ => IsLost(failure.InnerException),
    };

    public async ValueTask DisposeAsync()
    {
        await _readers.DisposeAsync().ConfigureAwait(false);
        await _single.DisposeAsync().ConfigureAwait(false);
    }

    private void Migrate(string name)
    {
        using var turn = StartTurn.Take(this);
        using var db = new HotlinePostgresDb(OptionsFor<HotlinePostgresDb>(tracking: false));
        var known = db.Database.GetMigrations().ToHashSet();
        if (db.Database.GetAppliedMigrations().FirstOrDefault(m => !known.Contains(m)) is { } newer)
        {
            throw new StoreUnavailableException(Words.Of("storage.newer-database", name, newer));
        }

        db.Database.Migrate();
    }
}

using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Storage.Postgres;
using HotlineConsole.Move;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Bench;

/// <summary>A database of a bench's own, on the engine that was asked for, empty or with the rows of a seeded file.</summary>
internal sealed class BenchDatabase : IDisposable
{
    private readonly TempFolder? _folder;
    private readonly TestDatabase? _database;

    private BenchDatabase(TempFolder? folder, TestDatabase? database, StorageOptions storage) => (_folder, _database, Storage) = (folder, database, storage);

    public StorageOptions Storage { get; }

    /// <summary>The same as settings of the application.</summary>
    public Dictionary<string, string> Settings => _database?.Settings ?? new() { ["Storage:Path"] = Storage.Path };

    public static BenchDatabase New(BenchOptions options)
    {
        var folder = new TempFolder();
        var database = options.Postgres ? new TestDatabase(folder.File("hotline.db"), postgres: true) : null;
        return new(folder, database, database?.Options ?? new StorageOptions { Path = folder.File("hotline.db") });
    }

    /// <param name="seeded">A file that stays; its rows are copied where it is not the database itself.</param>
    public static async Task<BenchDatabase> OfAsync(BenchOptions options, string seeded)
    {
        if (!options.Postgres)
        {
            return new(null, null, new StorageOptions { Path = seeded });
        }

        await BenchStore.Open(seeded).DisposeAsync(); // brings a file of an earlier version to this one, which the move does not
        var made = New(options);
        await using var source = MoveSource.Open(seeded);
        await using var target = await MoveTarget.OpenAsync(PostgresServer.Parse(made.Storage.ConnectionString!), CancellationToken.None);
        await target.PrepareAsync(CancellationToken.None);
        await target.BeginAsync(CancellationToken.None);
        await new TableCopy(source, target, new MoveProgress(TextWriter.Null), CancellationToken.None).RunAsync(MovedTable.Of(source.Hotline, target.Hotline));
        await target.CommitAsync();
        return made;
    }

    public void Dispose()
    {
        _database?.Dispose();
        _folder?.Dispose();
    }
}

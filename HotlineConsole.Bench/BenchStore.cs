using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Bench;

/// <summary>A store for a bench, on a database of its own that goes with it, or on one that is there.</summary>
internal sealed class BenchStore : IAsyncDisposable
{
    public static readonly City City = City.Load(City.ReadFolder);
    public static readonly Rules Rules = Rules.Of(City, new LocalPolicy());

    private readonly BenchDatabase? _own;
    private readonly WriteGate _gate = new();

    private BenchStore(BenchDatabase? own, StorageOptions storage)
    {
        (_own, File) = (own, storage.Path);
        Store = HotlineStore.Open(storage, Rules, new HotlineClock(), _gate);
    }

    public string File { get; }

    public HotlineStore Store { get; }

    /// <summary>On a new database.</summary>
    public static BenchStore New(BenchOptions options)
    {
        var own = BenchDatabase.New(options);
        return new(own, own.Storage);
    }

    public static BenchStore Open(StorageOptions storage) => new(null, storage);

    public static BenchStore Open(string file) => Open(new StorageOptions { Path = file });

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _gate.Dispose();
        _own?.Dispose();
    }
}

using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Demo;
using HotlineConsole.Tests.Support;
using HotlineConsole.Tests.Time;

namespace HotlineConsole.Tests.Demo;

/// <summary>A store of its own with the demo city run on it.</summary>
internal sealed class DemoTown : IAsyncDisposable
{
    public static readonly City City = City.Load(City.ReadFolder);
    public static readonly Rules Rules = Rules.Of(City, new LocalPolicy());

    /// <summary>A Wednesday in the heating season.</summary>
    public static readonly DateTimeOffset Start = Calendars.At("2026-11-18 08:00");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("demo-town-");
    private readonly WriteGate _gate = new();
    private readonly TestDatabase _database;

    public DemoTown(DemoCityOptions? options = null, TimeProvider? clock = null)
    {
        _database = new(Path.Combine(_folder.FullName, "hotline.db"));
        Model = ModelOf(options ?? new());
        Clock = clock ?? new DemoClock();
        Store = Open();
    }

    public DemoModel Model { get; }

    public TimeProvider Clock { get; }

    public HotlineStore Store { get; private set; }

    public static DemoModel ModelOf(DemoCityOptions options) => new(City, options, [new("S110105001"), new("E01")]);

    public async Task<Plans> RunAsync(DateTimeOffset from, TimeSpan length, double share = 1)
    {
        Plans? plans = null;
        await Store.RunAsync(session => plans = new CityRun(Model, session, Rules).Run(from, from + length, share), quiet: true);
        return plans!;
    }

    public async Task ReopenAsync()
    {
        await Store.DisposeAsync();
        Store = Open();
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _gate.Dispose();
        _database.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private HotlineStore Open() => HotlineStore.Open(_database.Options, Rules, Clock, _gate);
}

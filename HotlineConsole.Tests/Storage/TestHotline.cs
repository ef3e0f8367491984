using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Storage;

/// <summary>A store on a real database of its own, with a clock that stands still.</summary>
internal sealed class TestHotline : IAsyncDisposable
{
    public static readonly City Beijing = City.Load(City.ReadFolder);
    public static readonly Rules Rules = Rules.Of(Beijing, new LocalPolicy());
    public static readonly OrganizerId Roads = new("M15");
    public static readonly Actor Attendant = new("attendant", "一号受理员", Role.Attendant);
    public static readonly Actor Dispatcher = new("dispatcher", "一号派单员", Role.Dispatcher);
    public static readonly Actor Supervisor = new("supervisor", "一号督办员", Role.Supervisor);
    public static readonly Actor RoadsStaff = new("roads", "一号承办人员", Role.OrganizerStaff, Roads);
    public static readonly DateTimeOffset T0 = new(2026, 3, 2, 2, 0, 0, TimeSpan.Zero); // 10:00 in Beijing

    private readonly WriteGate _gate = new();
    private readonly TestDatabase _database;

    public TestHotline()
    {
        Folder = Directory.CreateTempSubdirectory("hotline-").FullName;
        _database = new(System.IO.Path.Combine(Folder, "hotline.db"));
        Store = HotlineStore.Open(_database.Options, Rules, Clock, _gate);
    }

    public string Folder { get; }

    /// <summary>The SQLite file, in a run for that.</summary>
    public string Path => _database.Options.Path;

    public StillClock Clock { get; } = new();

    public HotlineStore Store { get; private set; }

    public WriteGate Gate => _gate;

    public static PublicComplaint Complaint(string title = "路灯不亮", string content = "夜间路灯不亮,影响出行", string category = "0405") => new()
    {
        Kind = ComplaintKind.Help, Urgency = Beijing.Categories[category].Urgency, Channel = "phone", Category = category, Title = title, Content = content,
        RaisedAt = T0.AddYears(-1), Claimant = new(null, null, Anonymous: true), Place = new("110105", null, null, Unclear: true),
        HappenedWhen = "昨晚", Parties = "路灯管理单位", EarlierHandling = "无",
    };

    public async Task<WorkOrderNumber> AcceptAsync(PublicComplaint? complaint = null) =>
        (await Done(Attendant, new AcceptComplaint(complaint ?? Complaint()))).Number!.Value;

    /// <summary>Sends a command that has to be done.</summary>
    public async Task<Outcome> Done(Actor by, HotlineCommand command)
    {
        var outcome = await Store.HandleAsync(by, command);
        Assert.Null(outcome.Refusal);
        return outcome;
    }

    public async Task ReopenAsync()
    {
        await Store.DisposeAsync();
        Store = HotlineStore.Open(_database.Options, Rules, Clock, _gate);
    }

    public async ValueTask DisposeAsync()
    {
        if (!Directory.Exists(Folder))
        {
            return;
        }

        await Store.DisposeAsync();
        _gate.Dispose();
        _database.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    internal sealed class StillClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = T0;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}

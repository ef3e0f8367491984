using System.Text.RegularExpressions;
using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Mail;

/// <summary>The console with a register of one address, a mail server beside it and a clock that the test sets.</summary>
internal sealed partial class MailHouse : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly string _city = Directory.CreateTempSubdirectory("hotline-city-").FullName;

    public MailHouse(params (string Key, string Value)[] settings)
    {
        CopyCity();
        var all = new Dictionary<string, string>
        {
            ["City:Folder"] = _city, ["Mail:Host"] = "127.0.0.1", ["Mail:Port"] = $"{Smtp.Port}", ["Mail:StartTls"] = "false", ["Mail:From"] = "hotline@example.com",
            ["Mail:BaseAddress"] = "https://console.example/",
        };
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }

        App = new(settings: all, clock: Clock);
    }

    public SmtpServer Smtp { get; } = new();

    public SetClock Clock { get; } = new();

    public ConsoleApp App { get; }

    public HotlineStore Store => App.Services.GetRequiredService<HotlineStore>();

    /// <summary>The token of the link in the newest mail.</summary>
    public string Token => Link().Match(Smtp.Text).Groups[1].Value;

    public async Task<WorkOrderNumber> DispatchedAsync(Urgency urgency = Urgency.General, bool byNetwork = false, Claimant? claimant = null)
    {
        var complaint = Samples.Complaint(urgency: urgency, byNetwork: byNetwork);
        complaint = claimant is null ? complaint : complaint with { Claimant = claimant };
        var number = (await DoneAsync(Samples.Attendant, new AcceptComplaint(complaint))).Number!.Value;
        await DoneAsync(Samples.Dispatcher, new DispatchOrder(number, Samples.Water, []));
        return number;
    }

    public async Task<Outcome> DoneAsync(Actor by, HotlineCommand command)
    {
        var outcome = await Store.HandleAsync(by, command);
        Assert.Null(outcome.Refusal);
        return outcome;
    }

    /// <summary>The mail of the order once it stands so after so many attempts.</summary>
    public async Task<DispatchMail> UntilAsync(WorkOrderNumber number, MailStand stand, int attempts = 1)
    {
        var store = Store;
        var changed = new SemaphoreSlim(0);
        store.Committed += _ => changed.Release();
        while (true)
        {
            if ((await store.FindAsync(number))!.Assignments[^1].Mail is { } mail && mail.Stand == stand && mail.Attempts == attempts)
            {
                return mail;
            }

            Assert.True(await changed.WaitAsync(Patience), $"still not {stand}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Smtp.DisposeAsync();
        Directory.Delete(_city, recursive: true);
    }

    private void CopyCity()
    {
        foreach (var file in Directory.EnumerateFiles(City.ReadFolder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_city, Path.GetRelativePath(City.ReadFolder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        File.WriteAllText(Path.Combine(_city, "mail.csv"), $"{MailRegister.Heading}\n{Samples.Water},water@example.com\n");
    }

    [GeneratedRegex(@"https://console\.example/mail/(\S+)")]
    private static partial Regex Link();

    internal sealed class SetClock : HotlineClock
    {
        private DateTimeOffset _now = Samples.Monday;

        public override DateTimeOffset GetUtcNow() => _now;

        public void Set(DateTimeOffset now)
        {
            _now = now;
            OnChanged();
        }
    }
}

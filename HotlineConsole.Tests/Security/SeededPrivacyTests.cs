using System.Globalization;
using System.Text;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Supervision;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Api;
using HotlineConsole.Tests.Orders;
using HotlineConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace HotlineConsole.Tests.Security;

/// <summary>
/// 6.1.1: claimants with names, phones and identity numbers of their own are put into orders, also into what they say; then everything that a role is
/// shown is searched for them: pages, frames of circuits and hubs, the interface, errors and the log.
/// </summary>
public sealed class SeededPrivacyTests(ListeningApiApp api, ITestOutputHelper output) : IClassFixture<ListeningApiApp>
{
    private const int Persons = 100;

    private static readonly string[] Accounts = ["attendant", "dispatcher", "supervisor", "heat-staff", "admin", "security", "auditor", Holder];
    private static readonly string[] Pages = ["/attendant", "/dispatcher", "/supervisor", "/organizer", "/orders", "/orders?q=路灯", "/wall", "/admin/users", "/admin/audit", "/admin/status"];

    /// <summary>Of the organizer that holds the orders: the search finds those that it may see, so it would find the others.</summary>
    private const string Holder = "street-staff";

    private readonly Dictionary<string, StringBuilder> _seen = [];

    [Fact, Clause("6.1.1")]
    public async Task SeededPersons_AreFoundNowhere_WhereTheRoleMayNotSeeThem()
    {
        var store = api.App.Services.GetRequiredService<HotlineStore>();
        var persons = Enumerable.Range(0, Persons).Select(Person.Of).ToList();
        var numbers = new List<WorkOrderNumber>();
        foreach (var person in persons)
        {
            numbers.Add(await store.DispatchedAsync(Samples.Complaint() with { Title = $"路灯不亮{numbers.Count}", Content = person.Says, Claimant = person.Claimant }));
        }

        await OpenScreensAsync();
        foreach (var (number, i) in numbers.Select((n, i) => (n, i)))
        {
            await store.DoneAsync(Samples.Supervisor, i % 2 == 0 ? new Remind(number, Note: "请抓紧") : new SuperviseBySystem(number, Reason: "临期"));
        }

        foreach (var account in Accounts)
        {
            await AskAsync(account, numbers, persons[0].Claimant.Phone!);
        }

        Hear("the log").Append(string.Join('\n', api.App.Log.All));
        var secrets = persons.SelectMany(p => p.Secrets).ToList();
        foreach (var (who, text) in _seen.Where(s => s.Key != Holder))
        {
            var all = System.Net.WebUtility.HtmlDecode(text.ToString());
            Assert.True(all.Length > 100, $"{who}: {all.Length} characters");
            Assert.Equal([], secrets.Where(secret => all.Contains(secret, StringComparison.Ordinal)).Select(secret => $"{who} was shown {secret}"));
        }

        var held = System.Net.WebUtility.HtmlDecode(_seen[Holder].ToString());
        Assert.All(persons, p => Assert.Equal(!p.Claimant.Confidential, held.Contains(p.Claimant.Phone!, StringComparison.Ordinal)));
        output.WriteLine($"{secrets.Count} names, phones and identity numbers of {persons.Count} persons; {_seen.Sum(s => s.Value.Length) / 1_000_000.0:F1} million characters from {_seen.Count} places: 0 found.");
    }

    // Screens that are open while things happen.
    private async Task OpenScreensAsync()
    {
        foreach (var (account, path) in ((string, string)[])[("dispatcher", "/dispatcher"), ("supervisor", "/supervisor"), ("heat-staff", "/organizer"), ("attendant", "/orders")])
        {
            var circuit = await CircuitClient.OpenAsync(await CircuitPage.GetAsync(api.Address, path, account));
            circuit.Hears = Into($"{account}'s circuit");
        }

        var wall = await CircuitPage.GetAsync(api.Address, "/wall", "supervisor");
        var line = await HubLine.OpenAsync(new(wall.Address, wall.ValueOf("data-line")), wall.Cookies, Into("the wall's line"));
        await line.SendAsync($$"""{"type":1,"invocationId":"1","target":"Since","arguments":["{{wall.ValueOf("data-drawing")}}"]}""");
    }

    private async Task AskAsync(string account, List<WorkOrderNumber> numbers, string phone)
    {
        var text = Hear(account);
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new() }) { BaseAddress = api.Address };
        (await client.SendFormAsync("/account/sign-in", "/account/demo/" + account)).Dispose();
        foreach (var page in Pages.Concat(numbers.Select(n => $"/orders/{n}")).Append("/orders?q=" + phone).Append("/orders/x"))
        {
            // The address is what was typed here, not what was shown.
            text.Append((await (await client.GetAsync(page)).Content.ReadAsStringAsync()).Replace(phone, "typed", StringComparison.Ordinal));
        }

        foreach (var path in numbers.SelectMany(n => (string[])[$"/orders/{n}", $"/orders/{n}/history"]).Concat(["/orders?limit=200", "/board", "/orders?q=" + phone]))
        {
            text.Append((await api.GetAsync(account, path)).Text);
        }

        // Commands that are refused answer with an error, and are written into the log.
        text.Append((await api.PostAsync(account, $"/orders/{numbers[0]}/close", new { note = "" })).Text);
        text.Append((await api.PostAsync(account, "/orders", "{\"claimant\":{\"name\":1}}")).Text);
    }

    private StringBuilder Hear(string who) => _seen.TryGetValue(who, out var text) ? text : _seen[who] = new();

    private ReadMark Into(string who)
    {
        var text = Hear(who);
        return message =>
        {
            lock (text)
            {
                text.Append(Encoding.UTF8.GetString(message));
            }

            return 0;
        };
    }

    private sealed record Person(Claimant Claimant, string IdentityNumber)
    {
        // Rare letters, so that no sentence of the console has them by chance.
        private const string Letters = "龘靐齉爨麤鱻驫羴毳骉";

        public string Says => $"{Claimant.Name}来电,本人证件{IdentityNumber},请回电{Claimant.Phone}。";

        public IReadOnlyList<string> Secrets => [Claimant.Name!, Claimant.Phone!, IdentityNumber];

        public static Person Of(int i) => new(
            new($"{Letters[i / 10]}{Letters[i % 10]}龖", string.Create(CultureInfo.InvariantCulture, $"1310000{7000 + i}"), Confidential: i % 4 == 0),
            string.Create(CultureInfo.InvariantCulture, $"11010519491231{1000 + i}"));
    }
}

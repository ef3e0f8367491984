using System.Net;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Security;
using HotlineConsole.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace HotlineConsole.Tests.Security;

/// <summary>
/// 6.1.2 for everything that can be asked: each endpoint of the running application is found, has to be in the table or in the list of what is open to all,
/// and is asked as every role and as a stranger. The table below is typed by hand: it is the promise, not a copy of the code.
/// </summary>
public sealed class PrivilegeMatrixTests(ITestOutputHelper output)
{
    // Columns: stranger, attendant, dispatcher, supervisor, organizer's staff, organizer's leader, system administrator, security administrator, auditor, wall,
    // follow-up, keeper, gateway.
    private static readonly Dictionary<string, string> Table = new()
    {
        ["Attendant"] =  ".x...........",
        ["Dispatcher"] = "..x..........",
        ["Supervisor"] = "...x.........",
        ["Organizer"] =  "....xx.......",
        ["Roster"] =     ".....x.......",
        ["FollowUp"] =   "..........x..",
        ["ServiceComplaints"] = ".x.x......x..",
        ["Orders"] =     ".xxxxx....xx.",
        ["Wall"] =       "...x..x..x...",
        ["People"] =     ".......x.....",
        ["Devices"] =    "......x......",
        ["Keys"] =       ".......x.....",
        ["BoardLine"] =  ".xxxxx...x...",
        ["Reading"] =    ".xxxxxx..xxxx",
        ["Commands"] =   ".xxxxxx..xxxx",
        ["Status"] =     "......x.x....",
        ["Archive"] =    "...........x.",
        ["Audit"] =      "........x....",
        ["Messages"] =   "............x",
        ["OwnAccount"] = ".xxxxxxxx.xxx",
    };

    /// <summary>Open to a stranger, each for a reason: the way in and out, an order by the link of a mail (5.3.2.1.2), what the public looks up (5.2.2.4), what is seen when something went wrong, health, styles and scripts.</summary>
    private static readonly string[] Open =
    [
        "/", "/account/sign-in", "/account/sign-in/code", "/account/passkey/request", "/account/sign-out", "/account/forbidden", "/account/demo/{name}", "/wall/enter", "/setup", "/mail/{Token}", "/mail/{token}/attachments/", "/mail/{token}/attachments/{attachment:int}", "/error/{Code:int}", "/not-found", "/livez", "/healthz",
        "/culture", "/theme", "/rate/{Token}", "/ask", "/openapi/{documentName}.json", "/{*path}", "/{**path:file}",
    ];

    private static readonly string?[] Accounts = [null, "attendant", "dispatcher", "supervisor", "street-staff", "street-leader", "admin", "security", "auditor"];

    private const int AsWall = 9;
    private static readonly string[] Later = ["a wall", "follow-up", "keeper", "gateway"];

    [Fact, Clause("6.1.2")]
    public void Table_OfCore_IsThePromise()
    {
        Role[] roles =
        [
            Role.Attendant, Role.Dispatcher, Role.Supervisor, Role.OrganizerStaff, Role.OrganizerLeader, Role.Administrator, Role.SecurityAdministrator, Role.Auditor,
            Role.Wall, Role.FollowUp, Role.Keeper, Role.Gateway,
        ];
        Assert.Equal(Enum.GetNames<Entry>().Order(StringComparer.Ordinal), Table.Keys.Order(StringComparer.Ordinal));
        Assert.All(Enum.GetValues<Entry>(), entry =>
        {
            Assert.Equal(Table[entry.ToString()][1..], string.Concat(roles.Select(role => role.MayOpen(entry) ? 'x' : '.')));
            Assert.False(Role.Import.MayOpen(entry) || Role.DeadlineWatch.MayOpen(entry) || Role.Claimant.MayOpen(entry));
        });
    }

    [Fact, Clause("6.1.2")]
    public async Task EveryEndpoint_AsEveryRole_IsOpenAsTheTableSays()
    {
        await using var app = new ConsoleApp();
        using var stranger = app.Visitor();
        var endpoints = app.Found();
        Assert.True(endpoints.Count > 40, $"{endpoints.Count} endpoints were found.");
        var (cells, wrong, missing) = (0, new List<string>(), new List<string>());
        var clients = new List<(HttpClient Pages, string? Key)>();
        foreach (var account in Accounts)
        {
            clients.Add((account is null ? app.Visitor() : await app.VisitorAsync(account), account is null ? null : await KeyAsync(app, account)));
        }

        clients.Add((await WallAsync(app), null));
        await app.AddUserAsync(new() { UserName = "gateway", DisplayName = "网关", HotlineRole = Role.Gateway }, CircuitPage.Password);
        foreach (var account in Later[1..])
        {
            clients.Add((account == "gateway" ? await SignedInAsync(app, account) : await app.VisitorAsync(account), await KeyAsync(app, account)));
        }

        foreach (var endpoint in endpoints)
        {
            var pattern = endpoint.Pattern();
            if (endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().OfType<NeedsAttribute>().LastOrDefault() is not { } needs)
            {
                if (!Open.Contains(pattern) && !pattern.StartsWith("/_blazor", StringComparison.Ordinal) && !pattern.StartsWith("/_framework", StringComparison.Ordinal))
                {
                    missing.Add(pattern);
                }

                continue;
            }

            for (var i = 0; i < clients.Count; i++)
            {
                var (client, key) = clients[i];
                if (i == AsWall && needs.Entry == Entry.Commands)
                {
                    continue; // a wall has no key
                }

                cells++;
                var isOpen = await IsOpenAsync(client, needs.Entry is Entry.Reading or Entry.Commands or Entry.Messages ? key : null, endpoint);
                if (isOpen != (Table[needs.Entry.ToString()][i] == 'x'))
                {
                    wrong.Add($"{pattern} as {(i < AsWall ? Accounts[i] ?? "a stranger" : Later[i - AsWall])}: {(isOpen ? "open" : "closed")}");
                }
            }
        }

        output.WriteLine($"{endpoints.Count} endpoints, {cells} cells, {wrong.Count} differ.");
        Assert.Equal([], missing.Distinct());
        Assert.Equal([], wrong);
        Assert.True(cells > 300, $"{cells} cells");
        clients.ForEach(client => client.Pages.Dispose());
    }

    [Fact, Clause("6.1.2")]
    public void EveryPage_SaysWhatItIs() => Assert.Equal([], typeof(Program).Assembly.GetTypes()
        .Where(type => type.IsDefined(typeof(RouteAttribute), inherit: false) && !type.IsDefined(typeof(NeedsAttribute), inherit: false))
        .SelectMany(type => type.GetCustomAttributes(typeof(RouteAttribute), inherit: false).Cast<RouteAttribute>().Select(route => route.Template))
        .Except(Open));

    // Refused before anything of it runs: asked to sign in, or forbidden. A refusal of the door names the rule: the entry was open, the door decided.
    private static async Task<bool> IsOpenAsync(HttpClient client, string? key, RouteEndpoint endpoint)
    {
        using var request = new HttpRequestMessage(new(endpoint.Methods()[0]), endpoint.Address());
        if (key is not null)
        {
            request.Headers.Authorization = new("Bearer", key);
        }

        using var answer = await client.SendAsync(request);
        var isToSignIn = answer.StatusCode == HttpStatusCode.Redirect && (answer.Headers.Location!.ToString() is var to && (to.Contains("/account/sign-in", StringComparison.Ordinal) || to.Contains("/account/forbidden", StringComparison.Ordinal)));
        var isDoors = answer.StatusCode == HttpStatusCode.Forbidden && (await answer.Content.ReadAsStringAsync()).Contains("\"capability.", StringComparison.Ordinal);
        return (isDoors || answer.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)) && !isToSignIn;
    }

    private static async Task<string> KeyAsync(ConsoleApp app, string account)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
        return await app.Services.GetRequiredService<ApiKeys>().AddAsync("matrix", (await db.Users.SingleAsync(u => u.UserName == account)).Id);
    }

    private static async Task<HttpClient> SignedInAsync(ConsoleApp app, string account)
    {
        var client = app.Visitor();
        using var answer = await client.SignInAsync(account, CircuitPage.Password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    private static async Task<HttpClient> WallAsync(ConsoleApp app)
    {
        var client = app.Visitor();
        using var entered = await client.GetAsync("/wall/enter?token=" + await app.Services.GetRequiredService<Devices>().AddAsync("matrix"));
        return client;
    }
}

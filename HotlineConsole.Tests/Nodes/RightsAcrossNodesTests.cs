using HotlineConsole.Core.Standard;
using HotlineConsole.Security;
using HotlineConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Nodes;

[Trait("Engine", "postgres")]
public sealed class RightsAcrossNodesTests
{
    [Fact, Clause("6.1.2")]
    public async Task Person_DisabledAtOneNode_LosesWhatIsOpenAtTheOther()
    {
        using var database = new TestDatabase("", postgres: true);
        var settings = new Dictionary<string, string>(database.Settings) { ["Security:RevalidateEvery"] = "01:00:00" };
        await using var one = new ConsoleApp(settings: settings);
        await using var two = new ConsoleApp(settings: settings);
        one.Listen();
        var page = await CircuitPage.GetAsync(two.Listen(), "/dispatcher", "dispatcher");
        await using var circuit = await CircuitClient.OpenAsync(page);
        await using (var db = await one.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync())
        {
            (await db.Users.SingleAsync(u => u.UserName == "dispatcher")).Disabled = true;
            await db.SaveChangesAsync();
        }

        await circuit.Closed.WaitAsync(TimeSpan.FromSeconds(5));
    }
}

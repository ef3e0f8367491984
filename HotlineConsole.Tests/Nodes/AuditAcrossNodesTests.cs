using HotlineConsole.Core.Standard;
using HotlineConsole.Security;
using HotlineConsole.Security.Audit;
using HotlineConsole.Tests.Security;
using HotlineConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Nodes;

[Trait("Engine", "postgres")]
public sealed class AuditAcrossNodesTests
{
    [Fact, Clause("6.1")]
    public async Task Append_AtTwoNodesAtOnce_GivesOneWholeChain()
    {
        using var database = new TestDatabase("", postgres: true);
        await using var one = new ConsoleApp(settings: database.Settings);
        await using var two = new ConsoleApp(settings: database.Settings);
        AuditTrail[] trails = [one.Services.GetRequiredService<AuditTrail>(), two.Services.GetRequiredService<AuditTrail>()];
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => trails[i % 2].AppendAsync(AuditStore.Chief, AuditAct.KeyAdded, "第" + i)));
        var verdict = await two.Services.GetRequiredService<AuditCheck>().RunAsync();
        await using var db = await one.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
        Assert.Equal(100, await db.Audit.CountAsync(row => row.Act == nameof(AuditAct.KeyAdded)));
        Assert.Equal((await db.Audit.LongCountAsync(), (AuditFault?)null), (verdict.Rows, verdict.Fault)); // with the settings that the start has written
    }
}

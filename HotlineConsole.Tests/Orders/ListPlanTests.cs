using HotlineConsole.Core.Analysis;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Pages.Orders;
using HotlineConsole.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Tests.Orders;

/// <summary>A page of a list is read in its order and ends after its rows, in a store of any size: SQLite says so before it reads (decision 0040).</summary>
[Trait("Engine", "sqlite")]
public sealed class ListPlanTests : HotlineTests
{
    private static readonly string[] Addresses =
    [
        "", "organizer=S110105001", "overdue=1", "returned=1", "from=2026-01-01&to=2026-01-31", "returned=1&district=110105", "district=110105&category=0201",
        "organizer=S110105001&status=Closed", "channel=phone", "channel=gov-cn", "district=110105", "category=0201",
        .. Of<WorkOrderStatus>("status"), .. Of<ResponseTier>("tier"), .. Of<ComplaintKind>("kind"), .. Of<Urgency>("urgency"),
    ];

    [Fact]
    public async Task PageOfEveryFilter_IsReadInItsOrder()
    {
        await using var db = _hotline.Store.Read();
        var sorted = new List<string>();
        foreach (var address in Addresses)
        {
            var plan = await PlanAsync(OrderFilter.Read("?" + address, TestHotline.Beijing).Within(db.Orders).OrderByDescending(o => o.Number).Take(26));
            if (plan.Contains("TEMP B-TREE", StringComparison.Ordinal))
            {
                sorted.Add($"{address}: {plan}");
            }
        }

        Assert.Empty(sorted);
    }

    // Of the two columns together the index would be read from its beginning up to the key, which is far in on page 1,000.
    [Fact]
    public async Task PageOfWhoIsAsked_BeginsAtItsKey()
    {
        await using var db = _hotline.Store.Read();
        var reads = new FollowUpReads(db);
        var at = TestHotline.T0;
        var due = await PlanAsync(reads.Due(at.AddDays(1), (at, new(20260302_000001))));
        var invited = await PlanAsync(reads.Invited((at, new(20260302_000001))));
        Assert.Equal("SEARCH o USING INDEX IX_Orders_FollowUpDueAt_Number (FollowUpDueAt>? AND FollowUpDueAt<?)", due);
        Assert.Equal("SEARCH o USING INDEX IX_Orders_InvitationAt_Number (InvitationAt>?)", invited);
    }

    // What waits is little, whatever has been judged.
    [Fact]
    public async Task PageOfServiceComplaints_IsReadByItsIndex()
    {
        await using var db = _hotline.Store.Read();
        var waiting = await PlanAsync(HotlineStore.ServiceComplaints(db, judged: false, TestHotline.Supervisor, 7).Take(26));
        var judged = await PlanAsync(HotlineStore.ServiceComplaints(db, judged: true, TestHotline.Supervisor, 7).Take(26));
        var own = await PlanAsync(HotlineStore.ServiceComplaints(db, judged: true, TestHotline.Attendant, 7).Take(26));
        Assert.Equal("SEARCH s USING INDEX IX_ServiceComplaints_Waiting (Id>?)", waiting);
        Assert.Equal("SEARCH s USING INDEX IX_ServiceComplaints_Judged (Id<?)", judged);
        Assert.Equal("SEARCH s USING INDEX IX_ServiceComplaints_RecordedBy_Id (RecordedBy=? AND Id<?)", own);
    }

    private static async Task<string> PlanAsync(IQueryable rows)
    {
        await using var command = ((IQueryable<object>)rows).CreateDbCommand();
        await command.Connection!.OpenAsync();
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
        await using var reader = await command.ExecuteReaderAsync();
        var steps = new List<string>();
        while (await reader.ReadAsync())
        {
            steps.Add(reader.GetString(3));
        }

        Assert.NotEmpty(steps);
        return string.Join("; ", steps);
    }

    private static IEnumerable<string> Of<T>(string name) where T : struct, Enum => Enum.GetNames<T>().Select(value => $"{name}={value}");
}

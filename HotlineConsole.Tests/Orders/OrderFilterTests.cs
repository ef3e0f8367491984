using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Supervision;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Live;
using HotlineConsole.Pages.Orders;
using HotlineConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Orders;

/// <summary>Each filter alone and with words, on orders that differ in what it asks for; and filters as addresses.</summary>
public sealed class OrderFilterTests : IAsyncLifetime
{
    private readonly ConsoleApp _app = new();
    private readonly Dictionary<string, WorkOrderNumber> _orders = [];

    private HotlineStore Store => _app.Services.GetRequiredService<HotlineStore>();

    public async Task InitializeAsync()
    {
        _orders["plain"] = await Store.AcceptAsync();
        _orders["network"] = await Store.AcceptAsync(Samples.Complaint(ComplaintKind.Suggestion, byNetwork: true));
        _orders["urgent"] = await Store.AcceptAsync(Samples.Complaint(ComplaintKind.Report, Urgency.Emergency));
        _orders["joint"] = await Store.DispatchedAsync(null, Samples.Water);
        _orders["returned"] = await Store.DispatchedAsync();
        await Store.DoneAsync(Samples.StaffOf(Samples.Street), new ReturnOrder(_orders["returned"], Samples.Street, ReturnReason.BeyondDuty, "三定方案"));
        _orders["supervised"] = await Store.DispatchedAsync();
        await Store.DoneAsync(Samples.Supervisor, new SuperviseBySystem(_orders["supervised"], null, "同一地点再次反映"));
        await _app.Services.GetRequiredService<LiveFeed>().ReloadAsync();
    }

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Theory, Clause("5.2.3.1")]
    [InlineData("?kind=Suggestion", "network")]
    [InlineData("?channel=portal", "network")]
    [InlineData("?urgency=Emergency", "urgent")]
    [InlineData("?kind=Report&urgency=Emergency&q=路灯", "urgent")]
    [InlineData("?co=E01", "joint")]
    [InlineData("?co=E01&q=路灯", "joint")]
    [InlineData("?co=M15", "")]
    [InlineData("?returned=1", "returned")]
    [InlineData("?supervised=1", "supervised")]
    [InlineData("?supervised=1&returned=1", "")]
    [InlineData("?overdue=1", "")]
    [InlineData("?kind=Nonsense&channel=pigeon&co=X99&overdue=yes&returned=1", "returned")]
    public async Task Filter_LetsThroughWhatFits_AndWhatCannotBeReadDoesNotFilter(string query, string expected)
    {
        var filter = OrderFilter.Read(query, Samples.Beijing);
        var found = await OrderList.ReadAsync(Store, Samples.Dispatcher, filter, own: null, among: filter.Among(_app.Services.GetRequiredService<LiveFeed>().Now));
        Assert.Equal(expected.Length == 0 ? [] : [_orders[expected]], found.Rows.Select(row => row.Number));
    }

    [Fact]
    public void Filter_AsAnAddress_ReadsBackAsItself()
    {
        var filter = new OrderFilter
        {
            Words = "供暖 & 热力", Status = WorkOrderStatus.Dispatched, Tier = ResponseTier.Livelihood, Kind = ComplaintKind.Complaint, Urgency = Urgency.BasicLivelihood, Channel = "portal",
            District = Samples.ChaoyangDistrict, Category = "0201", Organizer = Samples.Street, CoOrganizer = Samples.Water, Overdue = true, Supervised = true, Returned = true,
            From = new(2026, 1, 1), To = new(2026, 3, 2),
        };
        Assert.Equal(filter, OrderFilter.Read(filter.QueryText(), Samples.Beijing));
        Assert.Equal("", new OrderFilter().QueryText());
        Assert.Equal(new OrderFilter(), OrderFilter.Read("", Samples.Beijing));
    }
}

using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Live;
using HotlineConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Wall;

/// <summary>What a wall costs on the wire, counted: golden values, no times.</summary>
public sealed class WallCircuitTests : IAsyncLifetime
{
    private readonly ConsoleApp _app = new(clock: new StillClock());
    private WallClient _wall = default!;

    private HotlineStore Store => _app.Services.GetRequiredService<HotlineStore>();

    public async Task InitializeAsync()
    {
        var address = _app.Listen();
        await Seed.OrdersAsync(_app.Services, StillClock.Instant, 300);
        _wall = await WallClient.OpenAsync(await CircuitPage.GetAsync(address, "/wall", "supervisor"));
        await _wall.Circuit.SilenceAsync();
        _wall.Forget();
    }

    public async Task DisposeAsync()
    {
        await _wall.CloseAsync();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Wall_WithoutEvents_GetsNothing()
    {
        await _wall.Circuit.SilenceAsync();
        await _wall.Circuit.SilenceAsync();
        Assert.Empty(_wall.Frames);
        Assert.Null(_wall.Failure);
    }

    [Fact]
    public async Task Wall_ThreeOrdersDispatchedInOneCommit_GetsOneSmallMessage()
    {
        var board = _app.Services.GetRequiredService<LiveFeed>();
        var numbers = await AcceptAsync(3);
        await _wall.Circuit.SilenceAsync();
        _wall.Forget();
        var street = _app.Services.GetRequiredService<City>().StreetsOf("110105").First().Id;
        await Store.RunAsync(writer => numbers.ForEach(n => writer.Handle(new(Guid.NewGuid(), Actor.Import, new DispatchOrder(n, street, [])))), quiet: false);
        await _wall.Circuit.SilenceAsync();
        var message = Assert.Single(_wall.Frames);
        Assert.Equal(board.Now.Sequence, message.Mark);
        Assert.InRange(message.Bytes, 100, MostBytes);
    }

    /// <summary>Three rows of the list, four cells of the table and the number of the commit.</summary>
    private const int MostBytes = 2_100;

    // Of the shortest limits, so that they stand in the list of what is due next.
    private async Task<List<WorkOrderNumber>> AcceptAsync(int orders)
    {
        var city = _app.Services.GetRequiredService<City>();
        var category = city.Categories.Values.OrderBy(c => c.Code, StringComparer.Ordinal).First(c => Tiers.Of(c.Urgency) == ResponseTier.LifeAndSafety);
        var street = city.StreetsOf("110105").First().Id;
        var numbers = new List<WorkOrderNumber>();
        for (var i = 0; i < orders; i++)
        {
            var outcome = await Store.HandleAsync(Actor.Import, new AcceptComplaint(Seed.Complaint(category, "110105", street, StillClock.Instant)));
            numbers.Add(outcome.Number!.Value);
        }

        return numbers;
    }
}

using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Board;
using HotlineConsole.Tests.Storage;
using HotlineConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Tests.Move;

[Trait("Engine", "postgres")]
public sealed class MoveTests : IDisposable
{
    private readonly MovedStore _stores = new();

    public void Dispose() => _stores.Dispose();

    [Theory]
    [InlineData(3)]
    [InlineData(2_021)]
    public async Task Move_OfARandomHistory_IsVerifiedAndShowsTheSameBoard(int seed)
    {
        await _stores.LiveAsync(seed, 1_500);
        Assert.Equal((0, ""), (await _stores.MoveAsync(), _stores.Said.Contains("verified", StringComparison.Ordinal) ? "" : _stores.Said));

        await using var source = _stores.OpenFile();
        await using var target = _stores.OpenTarget();
        await StoreChecks.AssertConsistentAsync(target);
        Assert.Equal(await BoardOf(source), await BoardOf(target));
        var found = await source.SearchAsync("路灯", 50, Samples.Attendant);
        Assert.NotEmpty(found);
        Assert.Equal(found.Select(o => o.Number), (await target.SearchAsync("路灯", 50, Samples.Attendant)).Select(o => o.Number));
    }

    [Fact]
    public async Task Move_ThenTheNextCommand_GoesOnWhereTheFileEnded()
    {
        var accept = new Envelope(Guid.NewGuid(), TestHotline.Attendant, new AcceptComplaint(TestHotline.Complaint()));
        Outcome before;
        await using (var source = _stores.OpenFile())
        {
            before = await source.HandleAsync(accept);
        }

        Assert.Equal(0, await _stores.MoveAsync());
        await using var target = _stores.OpenTarget();
        Assert.Equal(before, await target.HandleAsync(accept));
        var next = await target.HandleAsync(TestHotline.Attendant, new AcceptComplaint(TestHotline.Complaint()));
        Assert.Equal((before.Sequence + 1, before.Number!.Value.Value / 10 + 1), (next.Sequence, next.Number!.Value.Value / 10));
        await StoreChecks.AssertConsistentAsync(target);
    }

    [Fact]
    public async Task Move_OfATextWithNul_ShowsAPictureOfIt()
    {
        await using (var source = _stores.OpenFile())
        {
            await source.HandleAsync(TestHotline.Attendant, new AcceptComplaint(TestHotline.Complaint(title: "路口灯")));
        }

        // The door takes no such text any more; a file of an earlier version may hold one.
        _stores.OnFile("UPDATE Events SET Body = replace(Body, '路口灯', '路\\u0000灯'); UPDATE States SET Body = replace(Body, '路口灯', '路\\u0000灯'); UPDATE Orders SET Title = CAST(x'E8B7AF00E781AF' AS TEXT)");
        Assert.Equal((0, ""), (await _stores.MoveAsync(), _stores.Said.Contains("verified", StringComparison.Ordinal) ? "" : _stores.Said));
        await using var target = _stores.OpenTarget();
        await using var db = target.Read();
        var order = await db.Orders.SingleAsync();
        Assert.Equal("路\u2400灯", order.Title);
        Assert.Equal("路\0灯", (await target.FindAsync(order.Number))!.Complaint.Title);
    }

    [Fact]
    public async Task Move_OfAnEmptyStore_IsAMoveToo()
    {
        await _stores.OpenFile().DisposeAsync();
        Assert.Equal((0, ""), (await _stores.MoveAsync(), _stores.Said.Contains("verified", StringComparison.Ordinal) ? "" : _stores.Said));
    }

    [Fact]
    public async Task Move_LeavesTheIndicesAsTheMigrationMadeThem()
    {
        const string Indices = "SELECT hashtext(string_agg(indexdef, ';' ORDER BY indexname)) FROM pg_indexes WHERE tablename IN ('Orders', 'Events', 'Alerts', 'OrderSearch')";
        var made = _stores.OnTarget(Indices);
        await _stores.LiveAsync(4, 100);
        Assert.Equal(0, await _stores.MoveAsync());
        Assert.Equal(made, _stores.OnTarget(Indices));
        Assert.Equal(0, _stores.OnTarget("SELECT count(*) FROM pg_index WHERE NOT indisvalid"));
    }

    private static async Task<string> BoardOf(HotlineStore store)
    {
        var board = new BoardFold(TestHotline.Beijing.TimeZone);
        await store.RunAsync(_ => board.Load(BoardSource.Read(store, TestHotline.Beijing.TimeZone)), quiet: true);
        return BoardText.Of(board.Now);
    }
}

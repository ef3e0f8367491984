using HotlineConsole.Core.Board;
using HotlineConsole.Core.Calls;
using HotlineConsole.Core.Standard;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Storage;

/// <summary>5.4.3 on the database: the log, the table, the board and a restart.</summary>
[Clause("5.4.3")]
public sealed class ServiceComplaintStoreTests : IAsyncLifetime
{
    private readonly TestHotline _hotline = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _hotline.DisposeAsync();

    [Fact]
    public async Task Complaints_RecordedJudgedAndReadAgain_AreWhatTheLogSays()
    {
        var order = await _hotline.AcceptAsync(TestHotline.Complaint() with { Claimant = new("王小明", "13800000001") });
        await _hotline.Done(Samples.Gateway, new ReportCall("c-1", [new(CallStep.Answered, TestHotline.T0, "seat-3")], "01012345678"));
        var ids = new List<long>();
        for (var i = 0; i < 5; i++)
        {
            _hotline.Clock.Now = TestHotline.T0.AddMinutes(i);
            var done = await _hotline.Done(TestHotline.Attendant, new RecordServiceComplaint($"王小明{i}：01012345678 无人回电", "phone", Call: "c-1", Order: order));
            Assert.Equal(i + 1, done.Version);
            ids.Add(done.Sequence);
        }

        var judge = new JudgeServiceComplaint(ids[1], true, "属实");
        var (first, second) = (_hotline.Store.HandleAsync(TestHotline.Supervisor, judge), _hotline.Store.HandleAsync(TestHotline.Supervisor, judge with { Valid = false }));
        Assert.Null((await first).Refusal);
        Assert.Equal("service.judged", (await second).Refusal!.Code); // of two at once the first counts
        await _hotline.Done(TestHotline.Supervisor, new JudgeServiceComplaint(ids[3], false, "不属实"));

        for (var run = 0; run < 2; run++)
        {
            Assert.Equal([ids[0], ids[2], ids[4]], (await _hotline.Store.ServiceComplaintsAsync(judged: false, Samples.Supervisor, 10)).Select(c => c.Id)); // who waits longest first
            Assert.Equal([ids[4]], (await _hotline.Store.ServiceComplaintsAsync(judged: false, Samples.Supervisor, 10, ids[2])).Select(c => c.Id));
            Assert.Equal([ids[3]], (await _hotline.Store.ServiceComplaintsAsync(judged: true, Samples.Supervisor, 1)).Select(c => c.Id)); // the newest first
            var valid = Assert.Single(await _hotline.Store.ServiceComplaintsAsync(judged: true, Samples.Supervisor, 10, ids[3]));
            Assert.Equal((ids[1], "seat-3", "王**1：010****5678 无人回电", true), (valid.Id, valid.ComplainedOf, valid.About, valid.Verdict?.Valid));

            Assert.Equal(3, (await _hotline.Store.ServiceComplaintsAsync(judged: false, TestHotline.Attendant, 10)).Count); // the one who recorded them
            Assert.Empty(await _hotline.Store.ServiceComplaintsAsync(judged: true, Samples.FollowUp, 10)); // another, who judges nobody

            var board = Loaded();
            Assert.Equal((3, new ServiceComplaintRate(1, 1)), (board.ServiceComplaints.Waiting, board.ServiceComplaints.At(_hotline.Clock.Now)));
            await StoreChecks.AssertConsistentAsync(_hotline.Store);
            await _hotline.ReopenAsync();
        }

        Assert.Equal(8, (await _hotline.Done(TestHotline.Attendant, new RecordServiceComplaint("又一件", "phone"))).Version); // the stream goes on after a restart
    }

    private BoardSnapshot Loaded()
    {
        var board = new BoardFold(TestHotline.Beijing.TimeZone);
        board.Load(BoardSource.Read(_hotline.Store, TestHotline.Beijing.TimeZone));
        return board.Now;
    }
}

using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Supervision;
using HotlineConsole.Core.WorkOrders;
using Microsoft.EntityFrameworkCore;
using static HotlineConsole.Tests.Storage.TestHotline;

namespace HotlineConsole.Tests.Storage;

public sealed class StoreLoadTests : HotlineTests
{
    [Fact]
    public async Task ManyCallersAtOnce_AllAreAnswered_AndEveryTableFollowsFromTheLog()
    {
        await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() => Live(i))));
        await StoreChecks.AssertConsistentAsync(_hotline.Store);
        await _hotline.ReopenAsync();
        await StoreChecks.AssertConsistentAsync(_hotline.Store);
        Assert.Equal(64 * 4, await _hotline.Store.Read().Orders.CountAsync());
    }

    [Fact]
    public async Task ManyCallersOfOneOrder_OneWins()
    {
        var number = await _hotline.AcceptAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => _hotline.Store.HandleAsync(Dispatcher, new DispatchOrder(number, Roads, []), expectedVersion: 1))));
        Assert.Single(answers, a => a.IsDone);
        Assert.Equal(63, answers.Count(a => a.Refusal?.Code == "order.conflict"));
    }

    [Fact]
    public async Task CommandThatThrows_InABatch_FailsAlone()
    {
        var tasks = new List<Task<Outcome>>();
        using (_hotline.Gate.Enter()) // they wait together
        {
            for (var i = 0; i < 20; i++)
            {
                tasks.Add(_hotline.Store.HandleAsync(Attendant, new AcceptComplaint(i == 10 ? null! : Complaint())));
            }
        }

        await Assert.ThrowsAsync<NullReferenceException>(() => tasks[10]);
        tasks.RemoveAt(10);
        Assert.All(await Task.WhenAll(tasks), answer => Assert.True(answer.IsDone));
        Assert.Equal(19, (await _hotline.Store.Read().Orders.ToListAsync()).Count);
        await StoreChecks.AssertConsistentAsync(_hotline.Store);
    }

    [Fact]
    public async Task LongRun_BeforeItsCommit_IsSeenByNobody()
    {
        var seen = -1;
        await _hotline.Store.RunAsync(session =>
        {
            session.Handle(New());
            using var db = _hotline.Store.Read();
            seen = db.Events.Count() + db.Orders.Count() + db.States.Count();
        }, quiet: true);
        Assert.Equal(0, seen);
        Assert.Equal(1, await _hotline.Store.Read().Orders.CountAsync());
    }

    [Fact]
    public async Task LongRun_ThatThrows_KeepsItsCommittedPartsAndRunsOnce()
    {
        var runs = 0;
        Task<Outcome> before, after;
        Task run;
        using (_hotline.Gate.Enter())
        {
            before = _hotline.Store.HandleAsync(New());
            run = _hotline.Store.RunAsync(session =>
            {
                runs++;
                for (var i = 0; i < 1_100; i++)
                {
                    session.Handle(New());
                }

                throw new InvalidOperationException("enough");
            }, quiet: true);
            after = _hotline.Store.HandleAsync(New());
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => run);
        Assert.True((await before).IsDone && (await after).IsDone);
        Assert.Equal(1, runs);
        Assert.InRange(await _hotline.Store.Read().Orders.CountAsync(), 2 + 513, 2 + 1_024);
        await StoreChecks.AssertConsistentAsync(_hotline.Store);
    }

    [Fact]
    public async Task Commits_AreToldInOrder_UnlessQuiet()
    {
        var told = new List<Commit>();
        _hotline.Store.Committed += commits => told.AddRange(commits);
        await _hotline.Store.RunAsync(session => session.Handle(New()), quiet: true);
        Assert.Empty(told);

        var number = await _hotline.AcceptAsync();
        await _hotline.Done(Dispatcher, new DispatchOrder(number, Roads, []));
        Assert.Equal([2L, 3L], told.Select(c => c.Sequence));
        Assert.Null(told[0].Before);
        Assert.Equal(WorkOrderStatus.Accepted, told[1].Before!.Status);
        Assert.Equal(WorkOrderStatus.Dispatched, told[1].After!.Status);
    }

    [Fact]
    public async Task Surge_AfterReopening_IsStillDeclared()
    {
        await _hotline.Done(Supervisor, new DeclareSurge(T0.AddHours(10), "暴雨"));
        await _hotline.ReopenAsync();
        Assert.Equal("暴雨", _hotline.Store.Rules.Book.Surge!.Reason);
        Assert.Equal("surge.already", (await _hotline.Store.HandleAsync(Supervisor, new DeclareSurge(T0.AddHours(10), "暴雨"))).Refusal!.Code);
    }

    private static Envelope New() => new(Guid.NewGuid(), Attendant, new AcceptComplaint(Complaint()));

    // Four orders, each taken another way, so that all kinds of columns are filled.
    private async Task Live(int caller)
    {
        for (var i = 0; i < 4; i++)
        {
            var number = await _hotline.AcceptAsync(Complaint(category: (caller + i) % 2 == 0 ? "0405" : "0301"));
            await _hotline.Done(Dispatcher, new DispatchOrder(number, Roads, i == 3 ? [new("E01")] : []));
            await _hotline.Done(RoadsStaff, new SignFor(number, Roads));
            await _hotline.Done(Supervisor, new Remind(number, Note: "请尽快办理"));
            switch (i)
            {
                case 0:
                    await _hotline.Done(RoadsStaff, new SubmitReply(number, Roads, new Reply { Outcome = HandlingOutcome.Solved, LeadOrganizer = Roads, HandledAt = T0, Measures = "已修复", ToldClaimant = "电话告知" }));
                    break;
                case 1:
                    await _hotline.Done(RoadsStaff, new ReturnOrder(number, Roads, ReturnReason.BeyondDuty, "职责清单第三条"));
                    break;
                case 2:
                    await _hotline.Done(Supervisor, new SuperviseBySystem(number, Reason: "诉求人多次来电"));
                    break;
                default:
                    await _hotline.Done(Supervisor, new OrderOnSite(number, Roads, T0.AddHours(2), "现场情况不明"));
                    break;
            }
        }
    }
}

using System.Text;
using HotlineConsole.Core;
using HotlineConsole.Core.Archive;
using HotlineConsole.Core.Attachments;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Tests.Storage;

/// <summary>An order that was removed from the archive: nothing of it can be read, and the log still proves that nothing else is missing.</summary>
[Clause("5.6.2"), Clause("5.6.3")]
public sealed class RemovedOrderTests : HotlineTests
{
    private static readonly DateTimeOffset LongAfter = new(2057, 1, 2, 2, 0, 0, TimeSpan.Zero);
    private static readonly Actor Keeper = new("keeper", "一号保管员", Role.Keeper);
    private static readonly Actor OtherKeeper = new("other-keeper", "二号保管员", Role.Keeper);

    // Each stands in another part of the order.
    private static readonly string[] Texts = ["井盖缺失在幼儿园门口", "花园北里", "诉求人丁", "13911112222", "先设围挡再更换", "已当面告知家长", "反馈内容写得清楚"];

    private HotlineStore Store => _hotline.Store;

    [Fact]
    public async Task Removed_NothingOfItIsFound_AndTheLogIsWhole()
    {
        var (number, other) = (await ArchivedAsync(), await ArchivedAsync("另一处的井盖已经由养护单位当天补齐并拍照留存"));
        var archived = (await Store.RecordAsync(number)).ToList();
        Assert.Equal([number, other], (await Store.Read().ReplyPrints.Select(p => p.Number).ToListAsync()).Order());
        Assert.NotEmpty(await Store.SearchAsync("井盖缺失", 10, TestHotline.Attendant));
        Assert.Equal(2, (await Store.SearchAsync("13911112222", 10, TestHotline.Attendant)).Count);
        await RemoveAsync(number);
        await _hotline.ReopenAsync(); // how far the log reaches is noted
        await AssertGoneAsync();
        await _hotline.ReopenAsync();
        await AssertGoneAsync();

        async Task AssertGoneAsync()
        {
            var record = await Store.RecordAsync(number);
            Assert.All(record.SkipLast(1), row => Assert.True(row.IsErased));
            Assert.Equal(archived.Select(row => (row.Sequence, row.Version, row.Kind, row.Seal)), record.SkipLast(2).Select(row => (row.Sequence, row.Version, row.Kind, row.Seal)));
            Assert.IsType<WorkOrderRemoved>(Assert.Single(await Store.HistoryAsync(number)).Event);
            Assert.Equal([other], (await Store.SearchAsync("井盖缺失", 10, TestHotline.Attendant)).Select(o => o.Number));
            Assert.Equal([other], (await Store.SearchAsync("13911112222", 10, TestHotline.Attendant)).Select(o => o.Number));
            await using var db = Store.Read();
            Assert.Equal([other], await db.ReplyPrints.Select(p => p.Number).ToListAsync());
            Assert.Empty(await db.ClaimantMarks.Where(m => m.Number == number).ToListAsync());
            Assert.DoesNotContain("井盖", (await db.Orders.SingleAsync(o => o.Number == number)).Title, StringComparison.Ordinal);
            Assert.Null(LogCheck.Run(db, Store.Keys).Fault);
            await StoreChecks.AssertConsistentAsync(Store);
            var files = new AttachmentFolder(Path.Combine(_hotline.Folder, "attachments"), Store.Keys.Attachments);
            Assert.Equal(ArchiveState.Removed, (await Store.VerifyAsync(number, files)).State);
            Assert.Equal(ArchiveState.Whole, (await Store.VerifyAsync(other, files)).State);
            var stone = (await Store.FindAsync(number))!.Removed!;
            Assert.Equal(Tombstone.RowsOf(record.SkipLast(1)), stone.Rows);
            Assert.Equal(64, stone.Content.Length);
        }
    }

    [Fact, Trait("Engine", "sqlite")]
    public async Task Removed_TheBytesOfTheFileHoldNothingOfIt_AfterACheckpoint()
    {
        if (TestDatabase.OnPostgres)
        {
            return; // what a server leaves until it vacuums is said in decision 0039
        }

        var number = await ArchivedAsync();
        await _hotline.ReopenAsync();
        var before = await File.ReadAllBytesAsync(_hotline.Path);
        Assert.True(before.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Texts[0])) >= 0, "the text can be found at all");
        await RemoveAsync(number);
        await _hotline.ReopenAsync(); // checkpoints, and cuts the log
        Assert.Equal(0, new FileInfo(_hotline.Path + "-wal") is { Exists: true } wal ? wal.Length : 0);
        var bytes = await File.ReadAllBytesAsync(_hotline.Path);
        Assert.All(Texts, text => Assert.False(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0, text));
    }

    [Fact]
    public async Task Removed_ByTwoDecidersAtOnce_IsDoneOnce()
    {
        var number = await ArchivedAsync();
        _hotline.Clock.Now = LongAfter;
        await _hotline.Done(Keeper, new ProposeRemoval(number, "期限已满"));
        var both = await Task.WhenAll(Store.HandleAsync(OtherKeeper, new DecideRemoval(number, true, "同意")), Store.HandleAsync(TestHotline.Supervisor, new DecideRemoval(number, true, "同意销毁")));
        Assert.Single(both, outcome => outcome.IsDone);
        Assert.Equal(Door.Removed.Code, both.Single(outcome => !outcome.IsDone).Refusal!.Code);
        await StoreChecks.AssertConsistentAsync(Store);
    }

    [Fact]
    public async Task Proposed_AndDecidedInOneBreath_IsDoneOrToldToTryAgain_NeverHalf()
    {
        var number = await ArchivedAsync();
        _hotline.Clock.Now = LongAfter;
        var both = await Task.WhenAll(Store.HandleAsync(Keeper, new ProposeRemoval(number, "期限已满")), Store.HandleAsync(OtherKeeper, new DecideRemoval(number, true, "同意")));
        Assert.True(both[0].IsDone);
        Assert.True(both[1].IsDone || both[1].Refusal!.Code == WriterSession.Conflict.Code, both[1].Refusal?.Code);
        Assert.Equal(both[1].IsDone, (await Store.FindAsync(number))!.Removed is not null);
        await _hotline.ReopenAsync();
        Assert.Null(LogCheck.Run(Store.Read(), Store.Keys).Fault);
        await StoreChecks.AssertConsistentAsync(Store);
    }

    [Fact, Trait("Engine", "sqlite"), Clause("6.1")]
    public async Task Log_WhatSomebodyEmptiesOrPutsBack_IsFound()
    {
        if (TestDatabase.OnPostgres)
        {
            return;
        }

        var (number, other) = (await ArchivedAsync(), await ArchivedAsync());
        var before = await Store.RecordAsync(number);
        var spared = await Store.RecordAsync(other);
        await RemoveAsync(number);
        await _hotline.ReopenAsync();
        var removal = (await Store.RecordAsync(number))[^1];

        // Texts of an order that nobody removed.
        Found(spared[0].Sequence, "UPDATE Events SET Body = '' WHERE Sequence = $s", spared[0], spared[0].Sequence);

        // One text put back, right as it was; a seal, an instant, a kind of what was erased; the removal itself.
        Found(before[1].Sequence, "UPDATE Events SET Body = $body WHERE Sequence = $s", before[1] with { Body = "" }, removal.Sequence, before[1].Body);
        Found(before[1].Sequence, "UPDATE Events SET Seal = 'AAAAAAAAAAAAAAAAAAAAAA==' WHERE Sequence = $s", before[1] with { Body = "" }, null);
        Found(before[1].Sequence, "UPDATE Events SET At = At + 1 WHERE Sequence = $s", before[1] with { Body = "" }, removal.Sequence);
        Found(before[1].Sequence, "UPDATE Events SET Kind = 'WorkOrderClosed' WHERE Sequence = $s", before[1] with { Body = "" }, removal.Sequence);
        Found(removal.Sequence, "UPDATE Events SET Body = '' WHERE Sequence = $s", removal, before[0].Sequence);
        Found(removal.Sequence, "UPDATE Events SET Body = replace(Body, '同意', '不同意') WHERE Sequence = $s", removal, removal.Sequence);
        Assert.Null(LogCheck.Run(Store.Read(), Store.Keys).Fault);

        void Found(long sequence, string sql, EventRow good, long? at, string? body = null)
        {
            Do(sql, sequence, body);
            using (var db = Store.Read())
            {
                var fault = LogCheck.Run(db, Store.Keys).Fault;
                Assert.True(fault is { Reason: LogReason.Changed } && (at is null || fault.Sequence == at), $"{sql}: {fault}");
            }

            Do("UPDATE Events SET Body = $body, Seal = $seal, At = $at, Kind = $kind WHERE Sequence = $s", sequence, good.Body, good);
        }

        void Do(string sql, long sequence, string? body, EventRow? row = null)
        {
            using var connection = new SqliteConnection($"Data Source={_hotline.Path};Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // statements of this test
            command.CommandText = sql;
#pragma warning restore CA2100
            foreach (var (name, value) in ((string, object?)[])[("$s", sequence), ("$body", body), ("$seal", row?.Seal), ("$at", row?.At.UtcTicks), ("$kind", row?.Kind)])
            {
                if (sql.Contains(name, StringComparison.Ordinal))
                {
                    command.Parameters.AddWithValue(name, value ?? DBNull.Value);
                }
            }

            Assert.Equal(1, command.ExecuteNonQuery());
        }
    }

    private async Task<WorkOrderNumber> ArchivedAsync(string? measures = null)
    {
        _hotline.Clock.Now = TestHotline.T0;
        var complaint = TestHotline.Complaint("井盖缺失", Texts[0]) with { Claimant = new(Texts[2], Texts[3]), Place = new("110105", null, Texts[1]), Demand = Texts[6] };
        var number = await _hotline.AcceptAsync(complaint);
        await _hotline.Done(TestHotline.Dispatcher, new DispatchOrder(number, TestHotline.Roads, []));
        await _hotline.Done(TestHotline.RoadsStaff, new SignFor(number, TestHotline.Roads));
        await _hotline.Done(TestHotline.RoadsStaff, new LogContact(number, TestHotline.Roads, ContactWay.Phone, Reached: true, "已联系诉求人"));
        await _hotline.Done(TestHotline.RoadsStaff, new SubmitReply(number, TestHotline.Roads, new Reply
        {
            Outcome = HandlingOutcome.Solved, LeadOrganizer = TestHotline.Roads, HandledAt = TestHotline.T0, Measures = string.Concat(Enumerable.Repeat(measures ?? Texts[4], 12)), SentKnowingly = "两处相同", ToldClaimant = Texts[5],
        }));
        await _hotline.Done(TestHotline.Supervisor, new CloseOrder(number));
        Assert.Null(await Store.ArchiveAsync(number, Keeper));
        return number;
    }

    private async Task RemoveAsync(WorkOrderNumber number)
    {
        _hotline.Clock.Now = LongAfter;
        await _hotline.Done(Keeper, new ProposeRemoval(number, "期限已满 <b>'; DROP--", "鉴字🪧一号"));
        await _hotline.Done(OtherKeeper, new DecideRemoval(number, true, "同意"));
        var stone = (await Store.FindAsync(number))!.Removed!;
        Assert.Equal(("期限已满 <b>'; DROP--", "鉴字🪧一号", "同意"), (stone.Reason, stone.Appraisal, stone.Opinion));
    }
}

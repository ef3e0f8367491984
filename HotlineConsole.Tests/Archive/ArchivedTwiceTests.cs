using HotlineConsole.Archive;
using HotlineConsole.Core.Archive;
using HotlineConsole.Core.Attachments;
using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.FollowUp;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Orders;
using HotlineConsole.Tests.Storage;
using HotlineConsole.Tests.Support;
using Microsoft.Data.Sqlite;

namespace HotlineConsole.Tests.Archive;

/// <summary>An order that went into the archive, was handled again and went in again.</summary>
[Clause("5.6.1"), Clause("5.6.3")]
public sealed class ArchivedTwiceTests : HotlineTests
{
    private HotlineStore Store => _hotline.Store;

    [Fact]
    public async Task Verify_HoldsEachTimeItWentInToItsOwnHash()
    {
        var number = await HandledTwiceAsync();
        var files = new AttachmentFolder(Path.Combine(_hotline.Folder, "attachments"), Store.Keys.Attachments);
        Assert.Equal(2, (await Store.RecordAsync(number)).Count(row => row.Kind == nameof(WorkOrderArchived)));
        Assert.Equal(ArchiveState.Whole, (await Store.VerifyAsync(number, files)).State);

        // Whoever changes the first handling and makes the second hash fit has still the first against him.
        var record = (await Store.RecordAsync(number)).ToArray();
        Change(2, body => body.Replace("更换灯泡", "更换灯具", StringComparison.Ordinal), row => row.Kind == nameof(WorkOrderFedBack));
        var last = Array.FindLastIndex(record, row => row.Kind == nameof(WorkOrderArchived));
        var archived = (WorkOrderArchived)HotlineJson.ReadEvent(record[last].Kind, record[last].Body);
        Change(0, body => body.Replace(archived.Record.Content, ArchiveOrder.ContentOf(record.Take(archived.Record.Covers)), StringComparison.Ordinal), row => row == record[last]);
        Assert.Equal(ArchiveState.RecordDiffers, (await Store.VerifyAsync(number, files)).State);

        // And what cannot be read any more is told, too.
        Change(0, _ => "{", row => row == record[0]);
        Assert.Equal(ArchiveState.RecordDiffers, (await Store.VerifyAsync(number, files)).State);

        void Change(int from, Func<string, string> how, Func<EventRow, bool> which)
        {
            var at = Array.FindIndex(record, from, row => which(row));
            record[at] = record[at] with { Body = how(record[at].Body) };
            using var file = new SqliteConnection($"Data Source={_hotline.Path};Pooling=False");
            file.Open();
            using var command = file.CreateCommand();
            command.CommandText = "UPDATE Events SET Body = $body WHERE Sequence = $sequence";
            command.Parameters.AddWithValue("$body", record[at].Body);
            command.Parameters.AddWithValue("$sequence", record[at].Sequence);
            Assert.Equal(1, command.ExecuteNonQuery());
        }
    }

    [Fact]
    public async Task ArchivedUpTo_OfWhatEndedTwice_IsTheEndThatItWentInFor_AndTheNextEndIsStillRead()
    {
        var number = await Store.AcceptAsync();
        await HandleAsync(number);
        await ArchiveAsync(number);
        await AgainAsync(number);
        await HandleAsync(number);
        var ends = (await Store.RecordAsync(number)).Where(row => row.Kind == nameof(WorkOrderClosed)).Select(row => row.Sequence).ToArray();
        Assert.Equal(2, ends.Length);

        // In for its first end only: the second is among what is read next.
        var upTo = await Store.ArchivedUpToAsync(1, default);
        Assert.Equal(ends[0] - 1, upTo);
        Assert.Equal(ends, (await Store.EndedAfterAsync(upTo, 10, default)).Ended.Select(end => end.Sequence));

        // In for its second end, and another after it: what the first end was is behind.
        await ArchiveAsync(number);
        var other = await Store.AcceptAsync();
        await HandleAsync(other);
        await ArchiveAsync(other);
        Assert.Equal(ends[1] - 1, await Store.ArchivedUpToAsync(1, default));
    }

    [Fact]
    public async Task Timeline_TellsTheWholeLifeInWords_TheLongTextsByTheirFields()
    {
        var number = await Store.WholeLifeAsync();
        await AgainAsync(number);
        var text = BundleTimeline.Of((await Store.FindAsync(number))!, (await Store.HistoryAsync(number)).Select(line => line.Event), Samples.Beijing);
        Assert.All((string[])
        [
            "工单标题：路灯不亮", "主要内容：小区门前的路灯三天不亮，晚上看不清路。", "尽快修好", // the complaint
            "请尽快核实处理", "多次反映未解决", "修复路灯", "同一地点再次反映", // what the hotline and its leaders ordered
            "约定下午到场查看", "已查看线路", "备件今日到货", "电缆被挖断", // what was done
            "主要措施：更换灯泡", "告知诉求人情况：已电话告知", // the replies
            "意见、建议：晚上还是不亮", // the claimant's answers
            "路灯仍然不亮",
        ], words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.DoesNotContain('{', text);
        Assert.All(text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries), line => Assert.DoesNotContain('\n', line));
    }

    private async Task<WorkOrderNumber> HandledTwiceAsync()
    {
        var number = await Store.AcceptAsync();
        await HandleAsync(number);
        await ArchiveAsync(number);
        await AgainAsync(number);
        await HandleAsync(number);
        await ArchiveAsync(number);
        return number;
    }

    private async Task HandleAsync(WorkOrderNumber number)
    {
        var street = Samples.StaffOf(Samples.Street);
        await _hotline.Done(Samples.Dispatcher, new DispatchOrder(number, Samples.Street, []));
        await _hotline.Done(street, new SignFor(number, Samples.Street));
        await _hotline.Done(street, new SubmitReply(number, Samples.Street, Samples.Reply()));
        await _hotline.Done(Samples.Supervisor, new CloseOrder(number));
    }

    private async Task AgainAsync(WorkOrderNumber number)
    {
        await _hotline.Done(Samples.FollowUp, new StartFollowUp(number));
        await _hotline.Done(Samples.FollowUp, new RecordFollowUpCall(number, CallResult.Consented));
        await _hotline.Done(Samples.FollowUp, new AnswerFollowUp(number, true, false, Satisfaction.VeryDissatisfied, [PoorReason.Quality], null, "晚上还是不亮"));
        await _hotline.Done(Samples.FollowUp, new ReopenOrder(number, "路灯仍然不亮"));
    }

    private async Task ArchiveAsync(WorkOrderNumber number) => Assert.Null(await Store.ArchiveAsync(number, ArchiveWorker.Archivist));
}

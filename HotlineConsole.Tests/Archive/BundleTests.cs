using System.Net;
using HotlineConsole.Archive;
using HotlineConsole.Core.Archive;
using HotlineConsole.Core.Attachments;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Exports;
using HotlineConsole.Security;
using HotlineConsole.Tests.Api;
using HotlineConsole.Tests.Attachments;
using HotlineConsole.Tests.Orders;
using HotlineConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Archive;

/// <summary>5.6.3: 不损坏、遗失、泄露档案 - of an order with files, from its close into the archive and out again.</summary>
[Clause("5.6.1"), Clause("5.6.3")]
public sealed class BundleTests(ApiApp api) : IClassFixture<ApiApp>, IDisposable
{
    private readonly TempFolder _folder = new();

    private HotlineStore Store => api.App.Services.GetRequiredService<HotlineStore>();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Bundle_HoldsTheWholeRecord_AndAnyOfFiveHundredTamperingsIsFound()
    {
        var number = await ArchivedAsync();
        var path = _folder.File("out");
        await WriteAsync(number, path);
        var files = Directory.GetFiles(path, "*", SearchOption.AllDirectories);
        Assert.Equal(
            ["attachments/01-现场.txt", "attachments/02-录音.mp3", "claimant.json", "complaint.json", "events.jsonl", "manifest.json", "manifest.seal", "timeline.txt"],
            files.Select(file => Path.GetRelativePath(Path.Combine(path, number.ToString()), file).Replace('\\', '/')).Order(StringComparer.Ordinal));
        Assert.Contains("13900000001", await File.ReadAllTextAsync(Path.Combine(path, number.ToString(), "claimant.json")), StringComparison.Ordinal);
        var timeline = await File.ReadAllTextAsync(Path.Combine(path, number.ToString(), "timeline.txt"));
        Assert.All((string[])["受理", "直接答复", "添加附件", "归档"], word => Assert.Contains(word, timeline, StringComparison.Ordinal));
        Assert.Equal(new BundleVerdict(1, 6, null), BundleCheck.Run(path, Store.Keys.Archive));

        var random = new Random(5_6_3);
        for (var i = 0; i < 500; i++)
        {
            var (one, other) = (files[random.Next(files.Length)], files[random.Next(files.Length)]);
            var (good, otherGood) = (await File.ReadAllBytesAsync(one), await File.ReadAllBytesAsync(other));
            var added = Path.Combine(Path.GetDirectoryName(one)!, $"{random.Next()}");
            switch (i % 5)
            {
                case 0:
                    File.Delete(one);
                    break;
                case 1 when one != other:
                    await File.WriteAllBytesAsync(one, otherGood);
                    await File.WriteAllBytesAsync(other, good);
                    break;
                case 2:
                    await File.WriteAllBytesAsync(added, [1]);
                    break;
                case 3:
                    await File.WriteAllBytesAsync(one, good[..random.Next(good.Length)]);
                    break;
                default:
                    var bad = good.ToArray();
                    bad[random.Next(bad.Length)] ^= (byte)(1 << random.Next(8));
                    await File.WriteAllBytesAsync(one, bad);
                    break;
            }

            Assert.True(BundleCheck.Run(path, Store.Keys.Archive).Fault is not null, $"tampering {i} with {one}");
            File.Delete(added);
            await File.WriteAllBytesAsync(one, good);
            await File.WriteAllBytesAsync(other, otherGood);
        }

        Assert.Null(BundleCheck.Run(path, Store.Keys.Archive).Fault);
        Assert.Equal(BundleReason.Seal, BundleCheck.Run(path, new ArchiveSeal(new byte[32])).Fault!.Reason);
        Assert.Equal(BundleReason.NoBundle, BundleCheck.Run(Directory.CreateDirectory(_folder.File("empty")).FullName, Store.Keys.Archive).Fault!.Reason);
    }

    [Fact]
    public async Task Verify_InTheStore_FindsAChangedRecordAndAMissingFile()
    {
        var number = await ArchivedAsync();
        var files = api.App.Services.GetRequiredService<AttachmentFolder>();
        Assert.Equal(new ArchiveVerdict(ArchiveState.Whole), await Store.VerifyAsync(number, files));
        var kept = Directory.GetFiles(files.Folder, number + "*", SearchOption.AllDirectories)[0];
        var content = await File.ReadAllBytesAsync(kept);
        File.Delete(kept);
        Assert.Equal(ArchiveState.FileDiffers, (await Store.VerifyAsync(number, files)).State);
        await File.WriteAllBytesAsync(kept, content);
        Assert.Equal(ArchiveState.Whole, (await Store.VerifyAsync(number, files)).State);
        var record = await Store.RecordAsync(number);
        var covered = record.Take((await Store.FindAsync(number))!.Archived!.Covers).ToList();
        Assert.Equal((await Store.FindAsync(number))!.Archived!.Content, ArchiveOrder.ContentOf(covered));
        for (var i = 0; i < covered.Count; i++)
        {
            EventRow[] changed = [.. covered];
            changed[i] = covered[i] with { Body = covered[i].Body.Replace("路灯", "路登", StringComparison.Ordinal) + " " };
            Assert.NotEqual(ArchiveOrder.ContentOf(covered), ArchiveOrder.ContentOf(changed));
        }

        Assert.NotEqual(ArchiveOrder.ContentOf(covered), ArchiveOrder.ContentOf(covered[..^1]));
        Assert.NotEqual(ArchiveOrder.ContentOf(covered), ArchiveOrder.ContentOf([.. covered.Order(Comparer<EventRow>.Create((a, b) => b.Version - a.Version))]));
    }

    [Fact, Clause("6.1.2")]
    public async Task Export_IsTheKeepersAlone_ForAPurposeThatTheAuditorReads()
    {
        var number = await ArchivedAsync();
        using var keeper = await api.App.VisitorAsync("keeper");
        var page = await keeper.GetStringAsync($"/archive?number={number}");
        Assert.Contains(number.ToString(), page, StringComparison.Ordinal);
        Assert.Contains("data-testid=\"sealed\"", page, StringComparison.Ordinal);
        using var answer = await keeper.GetAsync(await AskedAsync("keeper", number));
        Assert.Equal("application/zip", answer.Content.Headers.ContentType!.ToString());
        var zip = _folder.File("out.zip");
        await File.WriteAllBytesAsync(zip, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(new BundleVerdict(1, 6, null), BundleCheck.Run(zip, Store.Keys.Archive));
        await using var db = await api.App.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
        Assert.Equal("复核办理情况", (await db.Audit.SingleAsync(row => row.Act == "ArchiveExported" && row.Subject == $"Archive {number}")).After);
        using var supervisor = await api.App.VisitorAsync("supervisor");
        using var refused = await supervisor.GetAsync(await AskedAsync("supervisor", number)); // however it came to be asked for
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    private async Task<string> AskedAsync(string account, WorkOrderNumber number)
    {
        await using var db = await api.App.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
        var by = HotlineActor.Of(await db.Users.SingleAsync(user => user.UserName == account));
        return $"/exports/{api.App.Services.GetRequiredService<TakeOuts>().Add(by, TakenAs.Archive, Chosen.Of(number), "复核办理情况").Id}";
    }

    [Fact]
    public async Task Worker_PutsWhatIsOverIntoTheArchive_ByItself_AndOnce()
    {
        await using var app = new ConsoleApp(settings: new Dictionary<string, string> { ["Archive:Automatic"] = "true", ["Archive:After"] = "00:00:00" });
        var store = app.Services.GetRequiredService<HotlineStore>();
        var archived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<WorkOrderNumber, int>();
        store.Committed += Hear;
        var numbers = new List<WorkOrderNumber>();
        for (var i = 0; i < 5; i++)
        {
            numbers.Add(await store.AcceptAsync());
            Assert.Null((await store.HandleAsync(Samples.Attendant, new Core.Acceptance.AnswerDirectly(numbers[^1], "可在线办理", "办事指南"))).Refusal);
        }

        await archived.Task.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.All(numbers, number => Assert.Equal(1, seen[number]));
        Assert.Equal(ArchiveState.Whole, (await store.VerifyAsync(numbers[0], app.Services.GetRequiredService<AttachmentFolder>())).State);
        var (left, _) = await store.EndedAfterAsync(await store.ArchivedUpToAsync(64, default), 10, default);
        Assert.Equal(numbers.Order(), left.Select(end => end.Number).Order()); // none is left out after a stop in the middle: the last groups are looked at again

        void Hear(IReadOnlyList<Commit> commits)
        {
            foreach (var done in commits.SelectMany(c => c.Events).OfType<WorkOrderArchived>())
            {
                seen.AddOrUpdate(done.Number, 1, (_, n) => n + 1);
            }

            if (seen.Count == 5)
            {
                archived.TrySetResult();
            }
        }
    }

    private async Task WriteAsync(WorkOrderNumber number, string path)
    {
        await using var scope = api.App.Services.CreateAsyncScope();
        var bundle = scope.ServiceProvider.GetRequiredService<ArchiveBundle>();
        Assert.True(await bundle.WriteAsync(number, "保管员", "核对", file => Make(Path.Combine([path, number.ToString(), .. file.Split('/')])), default));
    }

    private static FileStream Make(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return File.Create(path);
    }

    private async Task<WorkOrderNumber> ArchivedAsync()
    {
        var text = await api.AcceptAsync();
        await api.SendFileAsync("attendant", text, "现场.txt", Content.Text);
        await api.SendFileAsync("attendant", text, "录音.mp3", "ID3 route"u8.ToArray());
        await api.PostAsync("attendant", $"/orders/{text}/answer", new { answer = "可在线办理", databaseEntry = "办事指南" });
        Assert.True(WorkOrderNumber.TryParse(text, out var number));
        Assert.Null(await Store.ArchiveAsync(number, ArchiveWorker.Archivist));
        return number;
    }
}

using System.Net;
using HotlineConsole.Archive;
using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Archive;
using HotlineConsole.Core.Attachments;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Texts;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Security;
using HotlineConsole.Tests.Api;
using HotlineConsole.Tests.Attachments;
using HotlineConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Archive;

/// <summary>Removal through the doors: the interface for programs, the keeper's page, the page of the order, the folder of files, the audit.</summary>
[Clause("5.6.2"), Clause("5.6.3")]
public sealed class RemovalDoorsTests(ApiApp api) : IClassFixture<ApiApp>
{
    private static readonly DateTimeOffset LongAgo = new(1990, 5, 7, 2, 0, 0, TimeSpan.Zero);

    private HotlineStore Store => api.App.Services.GetRequiredService<HotlineStore>();

    private AttachmentFolder Files => api.App.Services.GetRequiredService<AttachmentFolder>();

    [Fact]
    public async Task Removal_ByTwoPersons_TakesTheFiles_AndIsSaidEverywhere()
    {
        var number = await ArchivedAsync();
        var place = Assert.Single((await Store.FindAsync(number))!.Attachments).File.Place;
        Assert.True(Exists(place));
        using var keeper = await api.App.VisitorAsync("keeper");
        Assert.Contains("data-testid=\"due\"", await keeper.GetStringAsync($"/archive?number={number}"), StringComparison.Ordinal);
        Assert.Contains("removal-propose", await keeper.GetStringAsync($"/orders/{number}"), StringComparison.Ordinal);

        Assert.Equal(403, (await api.PostAsync("supervisor", $"/orders/{number}/removal", new { reason = "期限已满" })).Status);
        Assert.Equal(422, (await api.PostAsync("keeper", $"/orders/{number}/removal", new { reason = "" })).Status);
        Assert.Equal(200, (await api.PostAsync("keeper", $"/orders/{number}/removal", new { reason = "期限已满，无保存价值", appraisal = "鉴字一号" })).Status);
        Assert.Equal("removal.own-proposal", (await api.PostAsync("keeper", $"/orders/{number}/removal/decision", new { approved = true, opinion = "同意" })).Code);
        var waiting = await keeper.GetStringAsync("/archive");
        Assert.Contains("data-testid=\"removals\"", waiting, StringComparison.Ordinal);
        Assert.Contains("期限已满，无保存价值", WebUtility.HtmlDecode(waiting), StringComparison.Ordinal);
        using var supervisor = await api.App.VisitorAsync("supervisor");
        Assert.Contains("removal-approve", await supervisor.GetStringAsync($"/orders/{number}"), StringComparison.Ordinal);
        Assert.True(Exists(place));

        Assert.Equal(200, (await api.PostAsync("supervisor", $"/orders/{number}/removal/decision", new { approved = true, opinion = "同意销毁" })).Status);
        Assert.False(Exists(place));
        Assert.Empty(Directory.GetFiles(Path.Combine(Files.Folder, "removing")));
        foreach (var path in (string[])["", "/history"])
        {
            var gone = await api.GetAsync("supervisor", $"/orders/{number}{path}");
            Assert.Equal((410, "order.removed"), (gone.Status, gone.Code));
        }

        Assert.Equal(410, (await api.PostAsync("supervisor", $"/orders/{number}/removal/decision", new { approved = true, opinion = "同意销毁" })).Status);
        var page = WebUtility.HtmlDecode(await supervisor.GetStringAsync($"/orders/{number}"));
        Assert.Contains("data-testid=\"tombstone\"", page, StringComparison.Ordinal);
        Assert.Contains("同意销毁", page, StringComparison.Ordinal);
        Assert.DoesNotContain("井盖", page, StringComparison.Ordinal);
        Assert.Contains("data-testid=\"removed\"", await keeper.GetStringAsync($"/archive?number={number}"), StringComparison.Ordinal);
        await using var db = await api.App.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
        Assert.Equal(["RemovalProposed", "RemovalApproved"], await db.Audit.Where(row => row.Subject == number.ToString()).OrderBy(row => row.Sequence).Select(row => row.Act).ToListAsync());

        // It is not taken out any more, and its place in the archive is verified by what stays.
        await using var scope = api.App.Services.CreateAsyncScope();
        Assert.False(await scope.ServiceProvider.GetRequiredService<ArchiveBundle>().WriteAsync(number, "保管员", "核对", _ => throw new InvalidOperationException("nothing is written"), default));
        Assert.Equal(ArchiveState.Removed, (await Store.VerifyAsync(number, Files)).State);
        using var print = await supervisor.GetAsync($"/orders/{number}/print");
        Assert.DoesNotContain("井盖", WebUtility.HtmlDecode(await print.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.True(Words.InChinese.ContainsKey("Archive.Verdict.Removed"));
    }

    [Fact]
    public async Task Removal_StoppedBeforeTheFilesWent_IsFinishedAtTheNextStart_AndOneThatWasNotDoneTakesNothing()
    {
        var (removed, kept) = (await ArchivedAsync(), await ArchivedAsync());
        var places = new[] { Assert.Single((await Store.FindAsync(removed))!.Attachments).File.Place, Assert.Single((await Store.FindAsync(kept))!.Attachments).File.Place };
        Assert.Null((await Store.HandleAsync(Samples.Keeper, new ProposeRemoval(removed, "期限已满"))).Refusal);
        Files.NoteRemoval(removed);
        Files.NoteRemoval(kept);
        Assert.Null((await Store.HandleAsync(Samples.Supervisor, new DecideRemoval(removed, true, "同意"))).Refusal); // committed, and the program ends
        Assert.True(Exists(places[0]));
        await Files.SweepAsync(Store, DateTimeOffset.MaxValue, default);
        Assert.Equal([false, true], places.Select(Exists));
        Assert.Empty(Directory.GetFiles(Path.Combine(Files.Folder, "removing")));
    }

    private bool Exists(string place) => Directory.GetFiles(Files.Folder, place, SearchOption.AllDirectories).Length > 0;

    // From a time whose 30 years are over.
    private async Task<WorkOrderNumber> ArchivedAsync()
    {
        var number = (await ThenAsync(Samples.Attendant, new AcceptComplaint(Samples.Complaint() with { Title = "井盖缺失", Content = "井盖缺失在路口", RaisedAt = LongAgo }))).Number!.Value;
        using var bytes = new MemoryStream(Content.Text);
        var (file, _) = await Files.TakeInAsync(number, "现场.txt", bytes, 1_000_000, default);
        await ThenAsync(Samples.Attendant, new AddAttachment(number, file!));
        Files.Keep(file!.Place);
        await ThenAsync(Samples.Attendant, new AnswerDirectly(number, "可在线办理", "办事指南"));
        Assert.Null(await Store.ArchiveAsync(number, ArchiveWorker.Archivist));
        return number;
    }

    private async Task<Outcome> ThenAsync(Actor by, HotlineCommand command)
    {
        var outcome = await Store.HandleAsync(new Envelope(Guid.CreateVersion7(), by, command, At: LongAgo));
        Assert.Null(outcome.Refusal);
        return outcome;
    }
}

using System.Globalization;
using System.IO.Compression;
using HotlineConsole.Archive;
using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Archive;
using HotlineConsole.Core.Attachments;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Texts;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Security;
using HotlineConsole.Security.Audit;
using HotlineConsole.Tests.Attachments;
using HotlineConsole.Tests.Orders;
using HotlineConsole.Tests.Support;
using HotlineConsole.Upkeep;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Archive;

/// <summary>A store that nobody runs, with an order in its archive and one that is not over.</summary>
public sealed class ArchivedStore : IAsyncLifetime
{
    public TempFolder Folder { get; } = new();

    public WorkOrderNumber In { get; private set; }

    public WorkOrderNumber Open { get; private set; }

    public string Database => Folder.File("hotline.db");

    public string Attachments => Folder.File("attachments");

    public async Task InitializeAsync()
    {
        await using var app = new ConsoleApp(settings: new Dictionary<string, string> { ["Storage:Path"] = Database });
        var (store, files) = (app.Services.GetRequiredService<HotlineStore>(), app.Services.GetRequiredService<AttachmentFolder>());
        (In, Open) = (await store.AcceptAsync(), await store.AcceptAsync());
        foreach (var (name, content) in ((string, byte[])[])[("现场.txt", Content.Text), ("照片.jpg", Content.Jpeg)])
        {
            using var bytes = new MemoryStream(content);
            var (file, refusal) = await files.TakeInAsync(In, name, bytes, 1_000_000, default);
            Assert.Null(refusal);
            await store.DoneAsync(Samples.Attendant, new AddAttachment(In, file!));
            files.Keep(file!.Place);
        }

        await store.DoneAsync(Samples.Attendant, new AnswerDirectly(In, "可在线办理", "办事指南"));
        Assert.Null(await store.ArchiveAsync(In, ArchiveWorker.Archivist));
    }

    public Task DisposeAsync()
    {
        Folder.Dispose();
        return Task.CompletedTask;
    }

    public async Task<(int Code, string Said)> RunAsync(params string[] args)
    {
        await using var said = new StringWriter(CultureInfo.InvariantCulture);
        var code = await ArchiveCommand.RunAsync(args, said, said, $"--Storage:Path={Database}");
        SqliteConnection.ClearAllPools();
        return (code, said.ToString().Trim());
    }
}

/// <summary>The verbs <c>archive export</c> and <c>archive verify</c> (5.6.3: 不损坏、遗失、泄露档案).</summary>
[Clause("5.6.3")]
public sealed class ArchiveCommandTests(ArchivedStore store) : IClassFixture<ArchivedStore>, IDisposable
{
    private readonly TempFolder _out = new();

    public void Dispose() => _out.Dispose();

    [Theory, InlineData("out"), InlineData("out.zip")]
    public async Task Export_IsWholeAndInTheAudit_AndEachChangeIsNamedByItsFile(string name)
    {
        var (to, zipped) = (_out.File(name), name.EndsWith(".zip", StringComparison.Ordinal));
        Assert.Equal((0, Words.Of("archive.exported", 1, to)), await ExportAsync(to, store.In));
        Assert.Equal([to], Directory.GetFileSystemEntries(_out.File("")));
        Assert.Equal((0, Words.Of("archive.whole", 1, 6)), await store.RunAsync("verify", to));

        var timeline = $"{store.In}/timeline.txt";
        Assert.Equal((2, Words.Of("archive.fault.Changed", timeline)), await TamperedAsync(file => Write(file, timeline, [.. Read(file, timeline), (byte)'x'])));
        var picture = $"{store.In}/attachments/02-照片.jpg";
        Assert.Equal((2, Words.Of("archive.fault.Missing", picture)), await TamperedAsync(file => Delete(file, picture)));
        var more = $"{store.In}/attachments/03-more.txt";
        Assert.Equal((2, Words.Of("archive.fault.Added", more)), await TamperedAsync(file => Write(file, more, [1])));
        var manifest = $"{store.In}/{BundleManifest.Name}";
        Assert.Equal((2, Words.Of("archive.fault.Seal", manifest)), await TamperedAsync(file => Write(file, manifest, [.. Read(file, manifest), (byte)' '])));
        Assert.Equal(0, (await store.RunAsync("verify", to)).Code); // the copies were tampered with, this was not

        await using var app = new ConsoleApp(settings: new Dictionary<string, string> { ["Storage:Path"] = store.Database });
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
        Assert.Contains(await db.Audit.Where(row => row.Act == nameof(AuditAct.ArchiveExported)).ToListAsync(), row => row.Subject.Contains(store.In.ToString(), StringComparison.Ordinal) && row.After == "核对案卷");

        async Task<(int, string)> TamperedAsync(Action<string> tamper)
        {
            var copy = _out.File("copy" + Path.GetExtension(name));
            if (zipped)
            {
                File.Copy(to, copy, overwrite: true);
                tamper(copy);
                return await store.RunAsync("verify", copy);
            }

            foreach (var file in Directory.GetFiles(to, "*", SearchOption.AllDirectories))
            {
                var other = Path.Combine(copy, Path.GetRelativePath(to, file));
                Directory.CreateDirectory(Path.GetDirectoryName(other)!);
                File.Copy(file, other);
            }

            tamper(copy);
            var found = await store.RunAsync("verify", copy);
            Directory.Delete(copy, recursive: true);
            return found;
        }
    }

    [Fact]
    public async Task Export_WhatIsNotInOrWhereSomethingIs_IsRefused_AndNothingIsWritten()
    {
        var none = WorkOrderNumber.Compose(new DateOnly(2020, 1, 1), 1);
        Assert.Equal((1, Words.Of("archive.not-in", none)), await ExportAsync(_out.File("out"), store.In, none));
        Assert.Equal((1, Words.Of("archive.not-in", store.Open)), await ExportAsync(_out.File("out.zip"), store.Open));
        Assert.Equal((1, Words.Of("archive.no-number", "123")), await store.RunAsync("export", "--to", _out.File("out"), "--purpose", "核对案卷", "123"));
        Assert.Equal((1, Words.Of("archive.usage")), await store.RunAsync("export", "--to", _out.File("out")));
        Assert.Empty(Directory.GetFileSystemEntries(_out.File("")));

        await File.WriteAllTextAsync(_out.File("there.zip"), "kept");
        Directory.CreateDirectory(_out.File("there"));
        Assert.Equal((1, Words.Of("archive.there", _out.File("there.zip"))), await ExportAsync(_out.File("there.zip"), store.In));
        Assert.Equal((1, Words.Of("archive.there", _out.File("there"))), await ExportAsync(_out.File("there"), store.In));
        Assert.Equal("kept", await File.ReadAllTextAsync(_out.File("there.zip")));
        Assert.Empty(Directory.GetFileSystemEntries(_out.File("there")));
    }

    [Theory, InlineData("out"), InlineData("out.zip")]
    public async Task Export_ThatFailsHalfWay_LeavesNothingBehind_AndTheStoreIsFoundBad(string name)
    {
        var kept = Directory.GetFiles(store.Attachments, store.In + "*", SearchOption.AllDirectories)[0];
        var content = await File.ReadAllBytesAsync(kept);
        try
        {
            await File.WriteAllBytesAsync(kept, content[..^1]);
            var (code, said) = await ExportAsync(_out.File(name), store.In);
            Assert.Equal(1, code);
            Assert.StartsWith(Words.Of("archive.failed", ""), said, StringComparison.Ordinal);
            Assert.Empty(Directory.GetFileSystemEntries(_out.File("")));

            (code, said) = await store.RunAsync("verify", "--store");
            Assert.Equal(2, code);
            Assert.Contains(store.In.ToString(), said, StringComparison.Ordinal);
        }
        finally
        {
            await File.WriteAllBytesAsync(kept, content);
        }

        Assert.Equal((0, Words.Of("archive.store.whole", 1, 0, 0)), await store.RunAsync("verify", "--store"));
    }

    private Task<(int Code, string Said)> ExportAsync(string to, params WorkOrderNumber[] numbers) =>
        store.RunAsync(["export", "--to", to, "--purpose", "核对案卷", .. numbers.Select(n => n.ToString())]);

    private static byte[] Read(string bundle, string path)
    {
        if (Directory.Exists(bundle))
        {
            return File.ReadAllBytes(Path.Combine([bundle, .. path.Split('/')]));
        }

        using var zip = ZipFile.OpenRead(bundle);
        using var content = zip.GetEntry(path)!.Open();
        using var all = new MemoryStream();
        content.CopyTo(all);
        return all.ToArray();
    }

    private static void Write(string bundle, string path, byte[] content)
    {
        if (Directory.Exists(bundle))
        {
            File.WriteAllBytes(Path.Combine([bundle, .. path.Split('/')]), content);
            return;
        }

        using var zip = ZipFile.Open(bundle, ZipArchiveMode.Update);
        zip.GetEntry(path)?.Delete();
        using var to = zip.CreateEntry(path).Open();
        to.Write(content);
    }

    private static void Delete(string bundle, string path)
    {
        if (Directory.Exists(bundle))
        {
            File.Delete(Path.Combine([bundle, .. path.Split('/')]));
            return;
        }

        using var zip = ZipFile.Open(bundle, ZipArchiveMode.Update);
        zip.GetEntry(path)!.Delete();
    }
}

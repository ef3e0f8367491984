using System.Security.Cryptography;
using HotlineConsole.Core.Attachments;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Storage;

namespace HotlineConsole.Tests.Attachments;

/// <summary>Files as they lie on the disk: told by their content, sealed, and nothing left of what was refused.</summary>
[Clause("5.2.2.2")]
public sealed class AttachmentFolderTests : IAsyncLifetime
{
    private const long Most = 1_000_000;
    private readonly TestHotline _hotline = new();
    private AttachmentFolder _folder = null!;
    private WorkOrderNumber _order;

    public async Task InitializeAsync()
    {
        _folder = new(Path.Combine(_hotline.Folder, "attachments"), _hotline.Store.Keys.Attachments);
        _order = await _hotline.AcceptAsync();
    }

    public async Task DisposeAsync() => await _hotline.DisposeAsync();

    public static TheoryData<string, byte[], string> Good => new()
    {
        { "a.jpg", Content.Jpeg, "image/jpeg" }, { "a.JPEG", Content.Jpeg, "image/jpeg" }, { "a.png", Content.Png, "image/png" }, { "a.gif", "GIF89a..."u8.ToArray(), "image/gif" },
        { "a.webp", Content.Riff("WEBPVP8 "), "image/webp" }, { "a.wav", Content.Riff("WAVEfmt "), "audio/wav" }, { "a.heic", Content.Ftyp("heic"), "image/heic" },
        { "a.mp3", "ID3..."u8.ToArray(), "audio/mpeg" }, { "b.mp3", [0xFF, 0xFB, 0x90, 0], "audio/mpeg" }, { "a.amr", "#!AMR\n<"u8.ToArray(), "audio/amr" },
        { "a.m4a", Content.Ftyp("M4A "), "audio/mp4" }, { "b.m4a", Content.Ftyp("isom"), "audio/mp4" }, { "a.mp4", Content.Ftyp("isom"), "video/mp4" },
        { "a.pdf", Content.Pdf, "application/pdf" }, { "a.txt", Content.Text, "text/plain" },
        { "a.docx", Content.Docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
        { "a.xlsx", Content.Xlsx(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
        { "polyglot.png", Content.PngAndPage, "image/png" },
    };

    public static TheoryData<string, byte[], string> Bad => new()
    {
        { "a.png", Content.Jpeg, "attachment.disagrees" }, { "a.txt", Content.Png, "attachment.disagrees" }, { "a.html", Content.Text, "attachment.disagrees" },
        { "a.xlsx", Content.Docx(), "attachment.disagrees" }, { "a.jpg", Content.Program, "attachment.not-taken" }, { "a.html", Content.Page, "attachment.disagrees" },
        { "a.txt", [0x41, 0, 0x42], "attachment.not-taken" }, { "a.txt", [0xC3, 0x28], "attachment.not-taken" }, { "a.txt", [0x41, 0xE8, 0xB7], "attachment.not-taken" },
        { "a.txt", [], "attachment.empty" }, { "..", Content.Jpeg, "attachment.no-name" }, { "a", Content.Jpeg, "attachment.disagrees" },
        { "a.docx", Content.Docx("word/vbaProject.bin"), "attachment.not-taken" }, { "a.docx", Content.Docx("word/embeddings/oleObject1.bin"), "attachment.not-taken" },
        { "a.docx", Content.Docx("../evil"), "attachment.not-taken" }, { "a.docx", Content.Docx("word/document.xml"), "attachment.not-taken" },
        { "a.docx", Content.Zip(["word/document.xml"]), "attachment.not-taken" }, { "a.docx", Content.Docx()[..^30], "attachment.not-taken" },
        { "a.docx", Content.Zip(["[Content_Types].xml", "word/document.xml", "word/a", "word/b"], 30_000_000), "attachment.not-taken" },
    };

    [Theory, MemberData(nameof(Good))]
    public async Task TakeIn_KindOfTheList_IsToldByItsContent_AndComesOutAsItWas(string name, byte[] content, string type)
    {
        var (file, refusal) = await TakeInAsync(name, content);
        Assert.Null(refusal);
        Assert.Equal((type, content.Length, Convert.ToHexStringLower(SHA256.HashData(content))), (file!.Type, (int)file.Size, file.Sha256));
        Assert.Equal(content, await ReadAsync(file));
        _folder.Keep(file.Place);
        Assert.Equal(content, await ReadAsync(file));
    }

    [Theory, MemberData(nameof(Bad))]
    public async Task TakeIn_WhatIsNotWhatItSays_IsRefused_AndNothingIsLeft(string name, byte[] content, string code)
    {
        var (file, refusal) = await TakeInAsync(name, content);
        Assert.Null(file);
        Assert.Equal((code, "File"), (refusal!.Code, Assert.Single(refusal.Fields)));
        Assert.Empty(Files());
    }

    [Fact]
    public async Task TakeIn_ToTheLimit_IsTaken_AndOneByteMoreIsRefusedWithoutReadingTheRest()
    {
        var content = new byte[Most];
        Content.Jpeg.CopyTo(content, 0);
        Assert.Null((await TakeInAsync("a.jpg", content)).Refusal);
        using var endless = new Endless();
        Assert.Equal("attachment.too-large", (await _folder.TakeInAsync(_order, "a.jpg", endless, Most, default)).Refusal!.Code);
        Assert.InRange(endless.Given, Most, Most + 200_000);
        Assert.Single(Files());
    }

    [Fact, Clause("6.1")]
    public async Task OnTheDisk_IsNeitherTheContentNorTheName()
    {
        var (file, _) = await TakeInAsync("诉求人甲.txt", Content.Text);
        var path = Assert.Single(Files());
        var bytes = await File.ReadAllBytesAsync(path);
        Assert.True(bytes.AsSpan().IndexOf(Content.Text.AsSpan(0, 6)) < 0);
        Assert.DoesNotContain("诉求人甲", path, StringComparison.Ordinal);
        Assert.StartsWith(_order.ToString(), file!.Place, StringComparison.Ordinal);
    }

    [Theory, Clause("5.6.3")]
    [InlineData(10)]
    [InlineData(65_536 - 1)]
    [InlineData(65_536)]
    [InlineData(200_000)]
    public async Task Tampering_WithAByteTheEndOrAnotherFile_IsFound(int length)
    {
        var (file, _) = await TakeInAsync("a.txt", [.. Enumerable.Repeat((byte)'a', length)]);
        var (other, _) = await TakeInAsync("b.txt", [.. Enumerable.Repeat((byte)'b', length)]);
        Assert.True(await _folder.HoldsAsync(file!, default));
        var (path, otherPath) = (Files().Single(p => p.EndsWith(file!.Place, StringComparison.Ordinal)), Files().Single(p => p.EndsWith(other!.Place, StringComparison.Ordinal)));
        var good = await File.ReadAllBytesAsync(path);
        var random = new Random(length);
        for (var i = 0; i < 60; i++)
        {
            var bad = good.ToArray();
            bad[i < 20 ? i : random.Next(bad.Length)] ^= (byte)(1 << random.Next(8));
            await File.WriteAllBytesAsync(path, bad);
            Assert.False(await _folder.HoldsAsync(file!, default));
            await File.WriteAllBytesAsync(path, good[..random.Next(good.Length)]);
            Assert.False(await _folder.HoldsAsync(file!, default));
        }

        await File.WriteAllBytesAsync(path, [.. good, 0]);
        Assert.False(await _folder.HoldsAsync(file!, default));
        File.Copy(otherPath, path, overwrite: true);
        Assert.False(await _folder.HoldsAsync(file!, default));
        File.Delete(path);
        Assert.False(await _folder.HoldsAsync(file!, default));
    }

    [Fact]
    public async Task TakeIn_CancelledInTheMiddle_LeavesNothing()
    {
        using var stop = new CancellationTokenSource();
        using var endless = new Endless { After = 300_000, Do = stop.Cancel };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _folder.TakeInAsync(_order, "a.jpg", endless, long.MaxValue, stop.Token));
        Assert.Empty(Files());
    }

    [Fact, Clause("5.6.3")]
    public async Task Sweep_AfterAStop_KeepsWhatWasCommitted_AndTakesTheRestAway()
    {
        var (committed, _) = await TakeInAsync("a.txt", Content.Text);
        var (orphan, _) = await TakeInAsync("b.txt", Content.Pdf[..4]);
        await _hotline.Done(TestHotline.Attendant, new AddAttachment(_order, committed!));
        await File.WriteAllTextAsync(Path.Combine(_folder.Folder, "incoming", "stray"), "?");
        Assert.Equal((0, 0), await _folder.SweepAsync(_hotline.Store, DateTimeOffset.UnixEpoch, default));
        Assert.Equal((1, 2), await _folder.SweepAsync(_hotline.Store, DateTimeOffset.MaxValue, default));
        Assert.EndsWith(Path.Combine(_order.ToString()[..6], committed!.Place), Assert.Single(Files()), StringComparison.Ordinal);
        Assert.True(await _folder.HoldsAsync(committed, default));
        Assert.False(await _folder.HoldsAsync(orphan!, default));
    }

    private Task<(StoredFile? File, Refusal? Refusal)> TakeInAsync(string name, byte[] content) => _folder.TakeInAsync(_order, name, new MemoryStream(content), Most, default);

    private async Task<byte[]> ReadAsync(StoredFile file)
    {
        using var all = new MemoryStream();
        await _folder.CopyAsync(file.Place, all, default);
        return all.ToArray();
    }

    private string[] Files() => Directory.GetFiles(_folder.Folder, "*", SearchOption.AllDirectories);

    /// <summary>A picture without an end.</summary>
    private sealed class Endless : MemoryStream
    {
        public long Given { get; private set; }

        public long After { get; init; } = long.MaxValue;

        public Action Do { get; init; } = () => { };

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Given > After)
            {
                Do();
            }

            cancellationToken.ThrowIfCancellationRequested();
            buffer.Span.Clear();
            if (Given == 0)
            {
                Content.Jpeg.CopyTo(buffer);
            }

            Given += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}

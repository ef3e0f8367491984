using HotlineConsole.Core.Standard;
using HotlineConsole.Security.Audit;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace HotlineConsole.Tests.Security;

[Trait("Engine", "sqlite")]
public sealed class AuditTamperTests(ITestOutputHelper output)
{
    private const int Rows = 40;

    [Fact, Clause("6.1")]
    public async Task Check_OfAThousandTamperings_NamesTheFirstBadRowOfEach()
    {
        using var store = await AuditStore.NewAsync(Rows);
        Assert.Null((await store.CheckAsync()).Fault);
        var missed = new List<string>();
        await using var db = store.CreateDbContext();
        for (var seed = 0; seed < 1_000; seed++)
        {
            var done = AuditTampering.Of(seed, Rows);
            await using var undone = await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlRawAsync(done.Sql);
            var expected = done.Fault.Sequence == long.MinValue ? done.Fault with { Sequence = await db.Audit.MinAsync(row => row.Sequence) } : done.Fault;
            var found = (await AuditCheck.RunAsync(db, store.Files, TimeProvider.System)).Fault;
            if (found != expected)
            {
                missed.Add($"seed {seed}: {done.What}: {expected} expected, {found} found");
            }
        }

        output.WriteLine($"1000 tamperings, {missed.Count} missed.");
        Assert.Equal([], missed);
    }

    [Fact, Clause("6.1")]
    public async Task Check_OfAnOlderCopyOfTheWholeFile_FindsThatItIsOne_AlsoWhenItIsWrittenOn()
    {
        using var store = await AuditStore.NewAsync(12);
        var copy = store.CopyTo("older.db");
        for (var i = 13; i <= 20; i++)
        {
            await store.AppendAsync(i);
        }

        Assert.Equal(new AuditFault(13, AuditReason.CutTail), await CheckAsync());
        using var trail = store.TrailOf(copy);
        for (var i = 13; i <= 25; i++)
        {
            await trail.AppendAsync(AuditStore.Chief, AuditAct.KeyAdded, "other");
        }

        Assert.Equal(new AuditFault(20, AuditReason.OtherHistory), await CheckAsync());
        Assert.Equal(20, store.Files.ReadAnchor()!.Sequence);
        Assert.Null((await store.CheckAsync()).Fault);

        async Task<AuditFault?> CheckAsync()
        {
            await using var db = copy.CreateDbContext();
            return (await AuditCheck.RunAsync(db, store.Files, TimeProvider.System)).Fault;
        }
    }

    [Fact, Clause("6.1")]
    public async Task Append_AfterTheTailWasCut_DoesNotHideIt()
    {
        using var store = await AuditStore.NewAsync(10);
        await store.DoAsync("DELETE FROM Audit WHERE Sequence > 6");
        await store.AppendAsync(7);
        Assert.Equal(new AuditFault(8, AuditReason.CutTail), (await store.CheckAsync()).Fault);
        for (var i = 8; i <= 15; i++)
        {
            await store.AppendAsync(i);
        }

        Assert.Equal(new AuditFault(10, AuditReason.OtherHistory), (await store.CheckAsync()).Fault);
    }

    [Fact, Clause("6.1")]
    public async Task Check_WithoutTheAnchor_SaysSo()
    {
        using var store = await AuditStore.NewAsync(3);
        File.Delete(store.Files.AnchorFile);
        Assert.Equal(new AuditFault(3, AuditReason.NoAnchor), (await store.CheckAsync()).Fault);
    }

    [Fact, Clause("6.1")]
    public async Task Append_ManyAtOnce_GiveOneWholeChain()
    {
        using var store = await AuditStore.NewAsync();
        await Task.WhenAll(Enumerable.Range(1, 200).Select(i => Task.Run(() => store.AppendAsync(i))));
        var verdict = await store.CheckAsync();
        Assert.Equal((200L, (AuditFault?)null), (verdict.Rows, verdict.Fault));
    }

    [Fact, Clause("6.1")]
    public async Task KeyAndAnchor_AreForTheOwnersEyes_AndTheKeyIsNotMadeAnew()
    {
        using var store = await AuditStore.NewAsync(1);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(store.Files.KeyFile));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(store.Files.AnchorFile));
        }

        Assert.Equal(2, Directory.GetFiles(Path.GetDirectoryName(store.Files.KeyFile)!).Length);
        File.Delete(store.Files.KeyFile);
        await using var db = store.CreateDbContext();
        await Assert.ThrowsAsync<Core.Storage.StoreUnavailableException>(() => store.Trail.PrepareAsync(db, CancellationToken.None));
        Assert.False(store.Files.HasKey);
    }

    [Fact, Clause("6.1")]
    public async Task TextThatNoDatabaseKeeps_IsSealedAsItIsKept()
    {
        using var store = await AuditStore.NewAsync();
        await store.Trail.AppendAsync(null, AuditAct.SignInRefused, "a\0b\ud800" + new string('长', 5_000));
        Assert.Null((await store.CheckAsync()).Fault);
        await using var db = store.CreateDbContext();
        Assert.StartsWith("a\u2400b\ufffd", (await db.Audit.SingleAsync()).Subject, StringComparison.Ordinal);
    }
}

using System.Text;
using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Storage;

/// <summary>6.1 诉求人信息保密: what of a claimant is on the disk, and who finds him.</summary>
[Clause("6.1")]
public sealed class SealTests : IAsyncLifetime
{
    private static readonly Claimant Known = new("欧阳明月", "13900001234", "010-65001234", "朝阳区建国路100号院2号楼");

    private readonly TestHotline _hotline = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _hotline.DisposeAsync();

    [Fact]
    public async Task Claimant_IsNowhereInTheDatabase_AndWhoMaySeesHim()
    {
        var number = await AcceptAsync(Known);
        var order = (await _hotline.Store.FindAsync(number))!;
        Assert.Equal(Known, _hotline.Store.Seal.Open(order.Complaint.Claimant));
        await using (var db = _hotline.Store.Read())
        {
            var texts = (await db.Events.Select(e => e.Body).ToListAsync()).Concat(await db.States.Select(s => s.Body).ToListAsync()).Concat(await db.ClaimantMarks.Select(m => m.Mark).ToListAsync());
            Assert.All(texts, text => Assert.DoesNotMatch("欧阳明月|13900001234|65001234|建国路100", text));
        }

        await _hotline.ReopenAsync();
        order = (await _hotline.Store.FindAsync(number))!;
        Assert.Equal(Known, _hotline.Store.Seal.Open(order.Complaint.Claimant));
        if (!TestDatabase.OnPostgres)
        {
            var bytes = Directory.EnumerateFiles(_hotline.Folder, "hotline.db*").Select(ReadShared).ToList();
            Assert.All(bytes, file => Assert.All(["欧阳明月", "13900001234", "65001234", "建国路100"], text => Assert.True(file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) < 0, text)));
            Assert.Contains(bytes, file => file.AsSpan().IndexOf("路灯不亮"u8) >= 0); // the search would find what is there
        }
    }

    [Fact]
    public async Task Claimant_InAText_SaysNothing()
    {
        var order = (await _hotline.Store.FindAsync(await AcceptAsync(Known)))!;
        Assert.DoesNotMatch("欧阳|1390000|建国路100", $"{order} {order.Complaint} {Known} {new AcceptComplaint(TestHotline.Complaint() with { Claimant = Known })}");
    }

    [Fact]
    public async Task SealedText_OfACaller_IsNotKept()
    {
        var number = await AcceptAsync(new(null, null, Anonymous: true) { Sealed = "AAAA" });
        Assert.Null((await _hotline.Store.FindAsync(number))!.Complaint.Claimant.Sealed);
    }

    [Theory]
    [InlineData("13900001234")]
    [InlineData("+86 139-0000-1234")]
    [InlineData("１３９００００１２３４")]
    [InlineData("010 6500 1234")]
    [InlineData(" 欧阳明月 ")]
    public async Task Hotline_FindsHimByWholePhoneOrName(string typed)
    {
        var older = await AcceptAsync(Known);
        await AcceptAsync(new("欧阳", "13900001235"));
        var newer = await AcceptAsync(Known);
        Assert.Equal([newer, older], (await _hotline.Store.SearchAsync(typed, 10, TestHotline.Attendant)).Select(o => o.Number));
        Assert.Equal([newer], (await _hotline.Store.SearchAsync(typed, 1, TestHotline.Supervisor)).Select(o => o.Number));
        Assert.Equal([older], (await _hotline.Store.SearchAsync(typed, 10, TestHotline.Dispatcher, before: newer)).Select(o => o.Number));
    }

    [Theory]
    [InlineData("1390000123")]
    [InlineData("欧阳明")]
    [InlineData("月")]
    public async Task Part_OfAPhoneOrName_FindsNobody(string typed)
    {
        await AcceptAsync(Known);
        Assert.Empty(await _hotline.Store.SearchAsync(typed, 10, TestHotline.Attendant));
    }

    [Fact]
    public async Task Others_DoNotFindHim()
    {
        await AcceptAsync(Known);
        foreach (var other in (Actor[])[TestHotline.RoadsStaff, Samples.Administrator, Samples.SecurityAdministrator, Samples.Auditor, Samples.Wall, Actor.Import])
        {
            Assert.Empty(await _hotline.Store.SearchAsync(Known.Phone!, 10, other));
            Assert.Empty(await _hotline.Store.SearchAsync(Known.Name!, 10, other));
        }
    }

    [Fact]
    public async Task NewKey_SealsWhatIsNew_AndTheOldOneStillOpens()
    {
        var before = await AcceptAsync(Known);
        var ring = new ServiceCollection();
        ring.AddDataProtection().SetApplicationName("HotlineConsole.Store").PersistKeysToFileSystem(new(_hotline.Store.Keys.Folder));
        await using (var services = ring.BuildServiceProvider())
        {
            var now = TimeProvider.System.GetUtcNow();
            services.GetRequiredService<IKeyManager>().CreateNewKey(now, now.AddDays(200));
        }

        await _hotline.ReopenAsync();
        var after = await AcceptAsync(Known with { Name = "司马青山" });
        var (old, fresh) = ((await _hotline.Store.FindAsync(before))!.Complaint.Claimant, (await _hotline.Store.FindAsync(after))!.Complaint.Claimant);
        Assert.NotEqual(KeyOf(old), KeyOf(fresh));
        Assert.Equal(("欧阳明月", "司马青山"), (_hotline.Store.Seal.Open(old).Name, _hotline.Store.Seal.Open(fresh).Name));
        Assert.Equal([after, before], (await _hotline.Store.SearchAsync(Known.Phone!, 10, TestHotline.Attendant)).Select(o => o.Number));
    }

    [Fact]
    public async Task OtherKeys_AreRefusedInASentence()
    {
        await AcceptAsync(Known);
        var folder = _hotline.Store.Keys.Folder;
        await _hotline.Store.DisposeAsync();
        Directory.Move(folder, folder + "-away");
        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => _hotline.ReopenAsync());
        Assert.Contains(folder, refused.Message, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
        Directory.Move(folder + "-away", folder);
        await _hotline.ReopenAsync();
        Assert.NotEmpty(await _hotline.Store.SearchAsync(Known.Phone!, 10, TestHotline.Attendant));
    }

    private Task<WorkOrderNumber> AcceptAsync(Claimant claimant) => _hotline.AcceptAsync(TestHotline.Complaint() with { Claimant = claimant });

    // A sealed text begins with a mark of the format and the number of its key.
    private static string KeyOf(Claimant claimant) => Convert.ToHexString(Convert.FromBase64String(claimant.Sealed!)[4..20]);

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}

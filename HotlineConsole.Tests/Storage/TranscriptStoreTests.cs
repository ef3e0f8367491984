using System.Text;
using HotlineConsole.Core.Calls;
using HotlineConsole.Core.Standard;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Storage;

/// <summary>5.2.3.3 on the database: what was said in a call is sealed, and one attendant reads it.</summary>
[Clause("5.2.3.3")]
public sealed class TranscriptStoreTests : IAsyncLifetime
{
    private const string Name = "我叫王小明，住在二号楼";
    private const string Odd = "“二”号楼\t<b>&'\\ 𠮷野家 é ％_";
    private readonly TestHotline _hotline = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _hotline.DisposeAsync();

    [Fact, Clause("6.1")]
    public async Task Words_OfACall_AreReadByWhoAnsweredAlone_AlsoAfterARestart()
    {
        await AnswerAsync("c-1");
        await AnswerAsync("c-2");
        var second = await _hotline.Done(Samples.Gateway, new TranscribeCall("c-1", 2, Odd));
        await _hotline.Done(Samples.Gateway, new TranscribeCall("c-1", 1, Name));
        await _hotline.Done(Samples.Gateway, new TranscribeCall("c-2", 1, "另一个来电"));
        for (var run = 0; run < 2; run++)
        {
            Assert.Equal([new(1, Name), new(2, Odd)], await _hotline.Store.TranscriptAsync("c-1", TestHotline.Attendant));
            Assert.Empty(await _hotline.Store.TranscriptAsync("c-1", TestHotline.Attendant with { Id = "another" }));
            Assert.Empty(await _hotline.Store.TranscriptAsync("c-1", TestHotline.Supervisor with { Id = TestHotline.Attendant.Id }));
            Assert.Empty(await _hotline.Store.TranscriptAsync("c-1", Samples.Gateway));
            Assert.Empty(await _hotline.Store.TranscriptAsync("no-such", TestHotline.Attendant));
            Assert.Equal(second, await _hotline.Done(Samples.Gateway, new TranscribeCall("c-1", 2, Odd))); // the same again has its first answer
            await StoreChecks.AssertConsistentAsync(_hotline.Store);
            await _hotline.ReopenAsync();
        }

        await _hotline.Done(Samples.Gateway, new TranscribeCall("c-1", 2, "二号楼"));
        Assert.Equal([Name, "二号楼"], (await _hotline.Store.TranscriptAsync("c-1", TestHotline.Attendant)).Select(p => p.Said));
        await StoreChecks.AssertConsistentAsync(_hotline.Store);
    }

    [Fact, Clause("6.1"), Trait("Engine", "sqlite")]
    public async Task Words_AreNowhereInTheFile()
    {
        await AnswerAsync("c-marked-1");
        await _hotline.Done(Samples.Gateway, new TranscribeCall("c-marked-1", 1, Name));
        await _hotline.Store.DisposeAsync();
        var files = Directory.GetFiles(_hotline.Folder, "*", SearchOption.AllDirectories).Select(File.ReadAllBytes).ToList();
        Assert.Contains(files, bytes => Holds(bytes, Encoding.UTF8.GetBytes("c-marked-1"))); // one that is there is found
        Assert.DoesNotContain(files, bytes => Holds(bytes, Encoding.UTF8.GetBytes("王小明")) || Holds(bytes, Encoding.Unicode.GetBytes("王小明")) || Holds(bytes, Encoding.ASCII.GetBytes("\\u738B"))
            || Holds(bytes, Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(Name))[..12])));
    }

    private static bool Holds(byte[] file, byte[] text) => file.AsSpan().IndexOf(text) >= 0;

    private Task<Core.WorkOrders.Outcome> AnswerAsync(string call) => _hotline.Done(Samples.Gateway, new ReportCall(call, [new(CallStep.Answered, TestHotline.T0, TestHotline.Attendant.Id)], "13800000001"));
}

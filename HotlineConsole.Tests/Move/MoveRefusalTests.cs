using HotlineConsole.Move;
using HotlineConsole.Tests.Storage;

namespace HotlineConsole.Tests.Move;

[Trait("Engine", "postgres")]
public sealed class MoveRefusalTests : IDisposable
{
    private readonly MovedStore _stores = new();

    public void Dispose() => _stores.Dispose();

    [Theory]
    [InlineData("--from", "a.db")]
    [InlineData("--to", "Host=h;Database=d")]
    [InlineData("--from", "a.db", "--to")]
    [InlineData("--from", "a.db", "--from", "b.db", "--to", "Host=h;Database=d")]
    [InlineData("--from", "a.db", "--to", "Host=h;Database=d", "--fast")]
    [InlineData("--from", "a.db", "--to", "Host=h")]
    [InlineData("--from", "a.db", "--to", "hotline")]
    public void Arguments_Wrong_AreRefused(params string[] args) => Assert.Throws<MoveRefusedException>(() => MoveArguments.Parse(args));

    [Fact]
    public Task Move_FileMissing_IsRefused() => Refused("There is no file");

    [Fact]
    public async Task Move_FileIsNotADatabase_IsRefused()
    {
        await File.WriteAllTextAsync(_stores.File, string.Concat(Enumerable.Repeat("not a database ", 500)));
        await Refused("cannot be read as a database");
    }

    [Fact]
    public async Task Move_FileOfAnotherProgram_IsRefused()
    {
        _stores.OnFile("CREATE TABLE Notes (Id INTEGER)");
        await Refused("not one of this program");
    }

    [Fact]
    public async Task Move_FileOfAnotherVersion_IsRefused()
    {
        await _stores.OpenFile().DisposeAsync();
        _stores.OnFile("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '99.0.0')");
        await Refused("29990101000000_Later");
    }

    [Fact]
    public async Task Move_FileOfAnEarlierVersion_IsRefused()
    {
        await _stores.OpenFile().DisposeAsync();
        _stores.OnFile("UPDATE __EFMigrationsHistory SET MigrationId = '20000101000000_Earlier' WHERE MigrationId = (SELECT min(MigrationId) FROM __EFMigrationsHistory)");
        await Refused("20000101000000_Earlier");
    }

    [Fact]
    public async Task Move_BrokenKeyFile_IsRefusedByItsName()
    {
        await _stores.OpenFile().DisposeAsync();
        var keys = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(_stores.File)!, "keys")).FullName;
        await File.WriteAllTextAsync(Path.Combine(keys, "key-1.xml"), "<key");
        await Refused("key-1.xml");
    }

    [Fact]
    public async Task Move_TargetWithEvents_IsRefusedAndLeftAsItIs()
    {
        await using (var target = _stores.OpenTarget())
        {
            await target.HandleAsync(TestHotline.Attendant, new Core.Acceptance.AcceptComplaint(TestHotline.Complaint()));
        }

        await _stores.LiveAsync(5, 50);
        await Refused("is not empty");
        Assert.Equal(1, _stores.OnTarget("""SELECT count(*) FROM "Events" """));
        Assert.Equal(0, _stores.OnTarget("SELECT count(*) FROM pg_tables WHERE tablename = 'AspNetUsers'"));
    }

    [Fact]
    public async Task Move_TargetOfANewerVersion_IsRefused()
    {
        await _stores.OpenFile().DisposeAsync();
        _stores.OnTarget("""INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_Later', '99.0.0')""");
        await Refused("29990101000000_Later");
    }

    [Fact]
    public async Task Move_WhileAConsoleRunsOnTheTarget_IsRefused()
    {
        await _stores.OpenFile().DisposeAsync();
        await using var running = _stores.OpenTarget();
        await running.Leadership.TakenAsync(CancellationToken.None);
        await Refused("A console is running");
    }

    [Fact]
    public async Task Move_ServerAway_IsRefusedWithoutThePassword()
    {
        await _stores.OpenFile().DisposeAsync();
        using var said = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(1, await MoveCommand.RunAsync(["--from", _stores.File, "--to", "Host=127.0.0.1;Port=9;Database=hotline;Username=hotline;Password=secret-word"], said, said));
        Assert.Contains("127.0.0.1:9/hotline", said.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret-word", said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Move_Stopped_KeepsNothing()
    {
        await _stores.LiveAsync(5, 300);
        using var stop = new CancellationTokenSource();
        using var output = new WriterThatActs("Compared Events", stop.Cancel);
        Assert.Equal(130, await _stores.MoveAsync(output, stop.Token));
        Assert.Equal(0, _stores.OnTarget("""SELECT count(*) FROM "Events" """));
        Assert.True(await _stores.MoveAsync() == 0, _stores.Said);
    }

    [Fact]
    public async Task Move_WhileSomebodyWritesToTheFile_KeepsNothingAndSaysSo()
    {
        await _stores.LiveAsync(5, 300);
        using var output = new WriterThatActs("Compared Events", () => _stores.OnFile("UPDATE DaySequences SET Last = Last + 1"));
        Assert.Equal(1, await _stores.MoveAsync(output, CancellationToken.None));
        Assert.Equal(0, _stores.OnTarget("""SELECT count(*) FROM "Events" """));
        Assert.Equal(0, await _stores.MoveAsync());
    }

    private async Task Refused(string sentence)
    {
        Assert.Equal((1, sentence), (await _stores.MoveAsync(), _stores.Said.Contains(sentence, StringComparison.Ordinal) ? sentence : _stores.Said));
    }
}

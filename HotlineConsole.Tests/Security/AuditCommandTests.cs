using System.Globalization;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Texts;
using HotlineConsole.Security.Audit;
using HotlineConsole.Upkeep;

namespace HotlineConsole.Tests.Security;

[Trait("Engine", "sqlite")]
public sealed class AuditCommandTests
{
    [Fact, Clause("6.1")]
    public async Task Verify_OfAWholeChain_SaysHowManyRowsAndWhichIsTheLast()
    {
        using var store = await AuditStore.NewAsync(5);
        var (code, output, errors) = await RunAsync("verify", "--db", store.File);
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("5", output.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains("5 " + Convert.ToHexString(store.Files.ReadAnchor()!.Mac)[..32], output, StringComparison.Ordinal);
    }

    [Fact, Clause("6.1")]
    public async Task Verify_OfABrokenChain_NamesTheRowAndWhy()
    {
        using var store = await AuditStore.NewAsync(5);
        await store.DoAsync("UPDATE Audit SET Subject = 'x' WHERE Sequence = 3");
        var (code, output, errors) = await RunAsync("verify", "--db", store.File);
        Assert.Equal((2, ""), (code, errors));
        Assert.Contains(Words.Of("audit.broken", 3, Words.Name(AuditReason.Changed)), output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_FileOrKeyMissing_SaysSoAndMakesNone()
    {
        using var store = await AuditStore.NewAsync(1);
        var missing = store.File + "none";
        var (code, _, errors) = await RunAsync("verify", "--db", missing);
        Assert.Equal((1, Words.Of("audit.no-file", missing)), (code, errors.Trim()));
        Assert.False(File.Exists(missing));
        File.Delete(store.Files.KeyFile);
        (code, _, errors) = await RunAsync("verify", "--db", store.File);
        Assert.Equal((1, Words.Of("audit.no-key", store.Files.KeyFile)), (code, errors.Trim()));
        Assert.False(store.Files.HasKey);
    }

    [Theory]
    [InlineData]
    [InlineData("count")]
    [InlineData("verify", "--db")]
    [InlineData("verify", "FILE", "--db")]
    public async Task Audit_WronglyAsked_SaysHow(params string[] args)
    {
        var (code, _, errors) = await RunAsync(args);
        Assert.Equal((1, Words.Of("audit.usage")), (code, errors.Trim()));
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] args)
    {
        await using var output = new StringWriter(CultureInfo.InvariantCulture);
        await using var errors = new StringWriter(CultureInfo.InvariantCulture);
        return (await AuditCommand.RunAsync(args, output, errors), output.ToString(), errors.ToString());
    }
}

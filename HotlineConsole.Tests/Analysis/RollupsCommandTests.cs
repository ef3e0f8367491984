using System.Globalization;
using HotlineConsole.Core.Texts;
using HotlineConsole.Tests.Storage;
using HotlineConsole.Upkeep;

namespace HotlineConsole.Tests.Analysis;

[Trait("Engine", "sqlite")]
public sealed class RollupsCommandTests : HotlineTests
{
    [Fact]
    public async Task Rebuild_OfAFile_CountsAgain()
    {
        await _hotline.AcceptAsync();
        await _hotline.Store.DisposeAsync();
        var (code, output, errors) = await Run("rebuild", "--db", _hotline.Path);
        Assert.Equal((0, ""), (code, errors));
        Assert.NotEmpty(output);
        Directory.Delete(_hotline.Folder, recursive: true);
    }

    [Fact]
    public async Task Rebuild_FileMissing_SaysSoAndMakesNone()
    {
        var missing = Path.Combine(_hotline.Folder, "none.db");
        var (code, _, errors) = await Run("rebuild", "--db", missing);
        Assert.Equal((1, Words.Of("rollups.no-file", missing)), (code, errors.Trim()));
        Assert.False(File.Exists(missing));
    }

    [Theory]
    [InlineData]
    [InlineData("count")]
    [InlineData("rebuild", "--db")]
    [InlineData("rebuild", "FILE", "--db")]
    public async Task Rollups_WronglyAsked_SaysHow(params string[] args)
    {
        var (code, _, errors) = await Run(args);
        Assert.Equal((1, Words.Of("rollups.usage")), (code, errors.Trim()));
    }

    private static async Task<(int Code, string Output, string Errors)> Run(params string[] args)
    {
        await using var output = new StringWriter(CultureInfo.InvariantCulture);
        await using var errors = new StringWriter(CultureInfo.InvariantCulture);
        var code = await RollupsCommand.RunAsync(args, output, errors);
        return (code, output.ToString(), errors.ToString());
    }
}

using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using HotlineConsole.Tests.Storage;

namespace HotlineConsole.Tests.Replay;

/// <summary>The command line as it is typed, in a process of its own.</summary>
public sealed class ReplayProcessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("replay-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Replay_OfACompressedFile_WritesDatabaseAndSummary()
    {
        var csv = Path.Combine(_folder, "sample.csv.gz");
        await using (var packed = new GZipStream(File.Create(csv), CompressionLevel.Fastest))
        {
            await packed.WriteAsync(await File.ReadAllBytesAsync(RepositoryFile.Path("HotlineConsole.Tests/Replay/sample.csv")));
        }

        var (code, output) = await Run(csv, "--map", RepositoryFile.Path("HotlineConsole/Replay/maps/boston311.json"), "--db", In("a.db"), "--until", "2011-12-31T23:59:59+08:00", "--summary", In("a.json"));
        Assert.Equal((0, ""), (code, code == 0 ? "" : output));
        Assert.True(File.Exists(In("a.db")));
        Assert.Equal(31, JsonDocument.Parse(await File.ReadAllTextAsync(In("a.json"))).RootElement.GetProperty("accepted").GetInt32());
    }

    [Fact]
    public async Task Replay_FileMissing_SaysSoAndMakesNothing()
    {
        var (code, output) = await Run(In("none.csv"), "--map", RepositoryFile.Path("HotlineConsole/Replay/maps/boston311.json"), "--db", In("a.db"));
        Assert.Equal(1, code);
        Assert.Contains("none.csv", output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    private string In(string name) => Path.Combine(_folder, name);

    private static async Task<(int Code, string Output)> Run(params string[] args)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "HotlineConsole.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "replay", .. args]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}

using System.Diagnostics;
using System.Text.RegularExpressions;

namespace HotlineConsole.Tests.Support;

/// <summary>The application as it is delivered: published into a folder and started from there.</summary>
public sealed partial class PublishedApp : IAsyncDisposable
{
    private readonly string _folder;
    private readonly Process _process;

    private PublishedApp(string folder, Process process, Uri address) => (_folder, _process, Address) = (folder, process, address);

    public Uri Address { get; }

    public static async Task<PublishedApp> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("hotline-published-").FullName;
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        using var publish = Run(Repository.Root, "publish", "HotlineConsole", "-c", configuration, "--no-restore", "-o", folder);
        var said = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        Assert.True(publish.ExitCode == 0, said);

        var process = Run(folder, "HotlineConsole.dll", "--urls", "http://127.0.0.1:0", "--environment", "Production", "--Security:PlainHttp=true");
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return new PublishedApp(folder, process, new Uri(match.Value));
            }
        }

        throw new InvalidOperationException("The published application did not start.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static Process Run(string folder, params string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", arguments)
    {
        WorkingDirectory = folder,
        RedirectStandardOutput = true,
    })!;

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Listening();
}

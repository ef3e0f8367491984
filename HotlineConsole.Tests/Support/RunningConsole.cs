using System.Diagnostics;
using System.Net;
using System.Text;
using HotlineConsole.Tests.Wall;

namespace HotlineConsole.Tests.Support;

/// <summary>The built application as a process of its own, that can be killed like one.</summary>
public sealed class RunningConsole : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(25);

    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private RunningConsole(Process process, Uri address)
    {
        (_process, Client) = (process, new HttpClient { BaseAddress = address });
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public HttpClient Client { get; }

    /// <summary>From the start of the process to its first answer.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    /// <summary>What it wrote to its console.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    /// <summary>Starts with these settings, in Development, and waits until it answers.</summary>
    public static async Task<RunningConsole> StartAsync(IReadOnlyDictionary<string, string> settings)
    {
        var began = TimeProvider.System.GetTimestamp();
        var address = new Uri($"http://127.0.0.1:{WallApp.FreePort()}");
        var program = Path.Combine(AppContext.BaseDirectory, "HotlineConsole.dll");
        var start = new ProcessStartInfo("dotnet", [program, "--urls", address.GetLeftPart(UriPartial.Authority)])
        {
            WorkingDirectory = Path.Combine(Repository.Root, "HotlineConsole"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var running = new RunningConsole(Process.Start(start)!, address);
        while (!await running.IsLiveAsync())
        {
            if (running._process.HasExited || TimeProvider.System.GetElapsedTime(began) > Patience)
            {
                await running.DisposeAsync();
                throw new InvalidOperationException("The console did not start: " + running.Said);
            }

            await Task.Delay(Look, TimeProvider.System);
        }

        running.ReadyAfter = TimeProvider.System.GetElapsedTime(began);
        return running;
    }

    /// <summary>Ends it at once, as kill -9 does: nothing is told to it.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        Client.Dispose();
        _process.Dispose();
    }

    private async Task<bool> IsLiveAsync()
    {
        try
        {
            using var answer = await Client.GetAsync("/livez");
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Hear(string? line)
    {
        lock (_said)
        {
            _said.AppendLine(line);
        }
    }
}

using System.Net;
using System.Net.Sockets;
using HotlineConsole.Core.Time;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HotlineConsole.Tests.Wall;

/// <summary>
/// The application on a folder and a port of its own, so that it can be stopped and started again under the same address. Its clock starts on a working
/// day at 10:05 local time: no hour begins while a test looks.
/// </summary>
public sealed class WallApp(string folder, int port) : WebApplicationFactory<Program>
{
    public static readonly DateTimeOffset Start = new(2026, 5, 8, 2, 5, 0, TimeSpan.Zero);

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public Uri Listen()
    {
        UseKestrel(port);
        StartServer();
        return ClientOptions.BaseAddress;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Storage:Path", Path.Combine(folder, "hotline.db"));
        builder.UseSetting("Demo:City", "false"); // a wall is silent only where nobody works
        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.ConfigureServices(services => services.AddSingleton<HotlineClock>(new FixedStart()));
    }

    private sealed class FixedStart : HotlineClock
    {
        private readonly long _started = TimeProvider.System.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => Start + TimeProvider.System.GetElapsedTime(_started);
    }
}

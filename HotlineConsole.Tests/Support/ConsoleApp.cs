using HotlineConsole.Core.Time;
using HotlineConsole.Security;
using HotlineConsole.Security.Passwords;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HotlineConsole.Tests.Support;

/// <summary>
/// The whole application on a database of its own, as a demonstration in Development unless told otherwise. In memory by default;
/// <see cref="Listen"/> puts it on a port for a browser.
/// </summary>
public sealed class ConsoleApp(string environment = "Development", IReadOnlyDictionary<string, string>? settings = null, HotlineClock? clock = null,
    Action<IServiceCollection>? services = null)
    : WebApplicationFactory<Program>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-test-").FullName;
    private TestDatabase? _database;

    public LogLines Log { get; } = new();

    /// <summary>Starts on a free port and gives the address.</summary>
    public Uri Listen()
    {
        UseKestrel(0);
        StartServer();
        return ClientOptions.BaseAddress;
    }

    /// <summary>A client that keeps cookies and shows redirects instead of following them.</summary>
    public HttpClient Visitor() => CreateClient(new WebApplicationFactoryClientOptions
    {
        AllowAutoRedirect = false,
        BaseAddress = new Uri("https://localhost"),
    });

    /// <summary>A visitor who came in by a demo account.</summary>
    public async Task<HttpClient> VisitorAsync(string demoAccount)
    {
        var client = Visitor();
        using var answer = await client.SendFormAsync("/account/sign-in", "/account/demo/" + demoAccount);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    /// <summary>A person who has chosen this password, or was given it for one sign-in.</summary>
    public async Task AddUserAsync(HotlineUser user, string password, bool oneTime = false)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<PasswordPolicy>().Set(user, password, oneTime);
        var result = await scope.ServiceProvider.GetRequiredService<UserManager<HotlineUser>>().CreateAsync(user);
        Assert.True(result.Succeeded, string.Join("; ", result.Errors.Select(e => e.Description)));
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(environment);
        builder.UseSetting("Storage:Path", Path.Combine(_folder, "hotline.db"));
        if (settings?.Keys.Any(key => key.StartsWith("Storage:", StringComparison.Ordinal)) != true)
        {
            _database = new(Path.Combine(_folder, "hotline.db"));
            foreach (var (key, value) in _database.Settings)
            {
                builder.UseSetting(key, value);
            }
        }

        builder.UseSetting("Archive:Automatic", "false"); // an order ends where its test ends it
        builder.UseSetting("Demo:City", "false"); // a test makes its own orders, unless it asks for the city
        foreach (var (key, value) in settings ?? new Dictionary<string, string>())
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log));
        if (clock is not null)
        {
            builder.ConfigureServices(services => services.AddSingleton(clock));
        }

        if (services is not null)
        {
            builder.ConfigureServices(services);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _database?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}

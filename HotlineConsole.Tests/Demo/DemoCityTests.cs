using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Time;
using HotlineConsole.Demo;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotlineConsole.Tests.Demo;

public sealed class DemoCityTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("demo-city-");
    private readonly WriteGate _gate = new();

    [Fact]
    public async Task Start_OnAnEmptyStore_FillsItBeforeItReturnsAndGoesOn()
    {
        await using var app = Build();
        var city = app.Services.GetServices<IHostedService>().OfType<DemoCity>().Single();
        var store = app.Services.GetRequiredService<HotlineStore>();
        await city.StartAsync(CancellationToken.None);
        var filled = store.Sequence;
        Assert.True(filled > 100);
        Assert.IsType<DemoClock>(app.Services.GetRequiredService<HotlineClock>());

        var goesOn = new TaskCompletionSource();
        store.Committed += _ => goesOn.TrySetResult();
        await goesOn.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await city.StopAsync(CancellationToken.None);
        Assert.True(store.Sequence > filled);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Bar_ShowsItsButtons_OnlyWhereTheDemoIsOn(bool isOn)
    {
        var services = new ServiceCollection();
        if (isOn)
        {
            services.AddSingleton(new DemoControls(new DemoClock(null, 60), 1));
        }

        await using var provider = services.BuildServiceProvider();
        await using var renderer = new HtmlRenderer(provider, NullLoggerFactory.Instance);
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<DemoBar>(ParameterView.Empty)).ToHtmlString());
        Assert.Equal(isOn ? 5 : 0, html.Split("<button").Length - 1);
        Assert.Equal(isOn ? 1 : 0, html.Split("aria-pressed=\"true\"").Length - 1);
    }

    public void Dispose()
    {
        _gate.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration["Demo:Enabled"] = "true";
        builder.Configuration["Demo:HistoryHours"] = "12";
        builder.Configuration["Demo:HistoryShare"] = "0.005";
        builder.Configuration["Demo:RequestsPerDay"] = "50000";
        builder.Configuration["Demo:Speed"] = "120";
        builder.Services.AddSingleton<HotlineClock>();
        builder.Services.AddSingleton(services =>
            HotlineStore.Open(Path.Combine(_folder.FullName, "hotline.db"), DemoTown.Rules, services.GetRequiredService<HotlineClock>(), _gate));
        builder.AddDemoCity();
        return builder.Build();
    }
}

using HotlineConsole.Core.Organizers;
using HotlineConsole.Live;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HotlineConsole.Bench.Live;

/// <summary>What the wall is compared with, beside it in the same process: a bare hub, a circuit that says hello, and a board that renders its lists anew.</summary>
internal sealed class BareSite(WebApplication app) : IAsyncDisposable
{
    public const string Hub = "/bare";
    public const string Hello = "/hello";
    public const string Naive = "/naive";

    // About what a board update is made of, as text.
    private static readonly string Message = new('x', 1_000);

    public Uri Address { get; } = new(app.Urls.First());

    public static async Task<BareSite> StartAsync(LiveFeed feed, City city)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddSingleton(feed).AddSingleton(city).AddSignalR();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        var app = builder.Build();
        app.UseAntiforgery();
        app.MapHub<BareHub>(Hub);
        app.MapRazorComponents<SiteRoot>().AddInteractiveServerRenderMode();
        await app.StartAsync();
        return new(app);
    }

    /// <summary>Sends so many messages to all, at a fixed rate.</summary>
    public async Task<IReadOnlyList<Happened>> BroadcastAsync(int messages, double perSecond)
    {
        var hub = app.Services.GetRequiredService<IHubContext<BareHub>>();
        var all = new List<Happened>();
        await Pace.RunAsync(messages, perSecond, _ =>
        {
            all.Add(new(all.Count + 1, TimeProvider.System.GetTimestamp(), 0));
            var number = all.Count;
            Task.Run(() => hub.Clients.All.SendAsync("Changed", number, Message));
        });
        return all;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

/// <summary>Nobody calls it; it only sends.</summary>
internal sealed class BareHub : Hub;

/// <summary>A page without a router: one component by the path asked for.</summary>
internal sealed class SiteRoot : ComponentBase
{
    [CascadingParameter]
    public HttpContext Context { get; set; } = default!;

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenComponent(0, Context.Request.Path == BareSite.Hello ? typeof(HelloPage) : typeof(NaiveBoard));
        builder.AddComponentRenderMode(RenderMode.InteractiveServer);
        builder.CloseComponent();
    }
}

/// <summary>The least that a circuit can show. Public, as pages are looked for among the public classes.</summary>
[Route(BareSite.Hello)]
public sealed class HelloPage : ComponentBase
{
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "h1");
        builder.AddContent(1, "Hello");
        builder.CloseElement();
    }
}

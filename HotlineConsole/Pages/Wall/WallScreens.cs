using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Time;
using HotlineConsole.Layout;
using HotlineConsole.Live;
using Microsoft.AspNetCore.SignalR;

namespace HotlineConsole.Pages.Wall;

/// <summary>The wall in each language of the console.</summary>
internal sealed class WallScreens(LiveFeed feed, City city, HotlineClock clock, HotlineStore store, IServiceScopeFactory scopes, ILoggerFactory log, IHubContext<WallHub, IWallClient> hub) : IDisposable
{
    private readonly Dictionary<string, WallScreen> _byLanguage = ShellRegistration.Languages.ToDictionary(
        language => language.Name,
        language => new WallScreen(language, feed, new(city, clock, store), new(scopes, log), hub.Clients.Group(WallHub.GroupOf(language.Name))));

    /// <summary>Null for a language that the console does not speak.</summary>
    public WallScreen? Of(string language) => _byLanguage.GetValueOrDefault(language);

    public void Dispose()
    {
        foreach (var screen in _byLanguage.Values)
        {
            screen.Dispose();
        }
    }
}

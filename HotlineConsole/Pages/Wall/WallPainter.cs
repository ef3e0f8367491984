using System.Xml.Linq;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace HotlineConsole.Pages.Wall;

/// <summary>
/// Renders the wall's components, outside of any circuit, to a tree of elements. A part that shows the same as before is not rendered again: the maps
/// weigh more than all the rest, and seldom change.
/// </summary>
internal sealed class WallPainter(IServiceScopeFactory scopes, ILoggerFactory log)
{
    private Part[] _painted = [];

    private sealed record Part(Type Component, Dictionary<string, object?> Shown, IReadOnlyList<XNode> Nodes);

    // As they follow one another in the page. Each has to render well-formed XML.
    private static Part[] Parts(WallView view) =>
    [
        Of<AlarmMark>((nameof(AlarmMark.Unacknowledged), view.Unacknowledged), (nameof(AlarmMark.Sequence), view.Sequence)),
        Of<AlertStrip>((nameof(AlertStrip.Alerts), view.Alerts), (nameof(AlertStrip.SurgeUntil), view.SurgeUntil)),
        Of<Kpis>((nameof(Kpis.Shown), view.Kpis)),
        Of<StageMatrix>((nameof(StageMatrix.Cells), view.Matrix)),
        Of<NearestBreaches>((nameof(NearestBreaches.Rows), view.Nearest), (nameof(NearestBreaches.Overdue), view.Overdue)),
        Of<RiskMaps>((nameof(RiskMaps.Districts), view.Districts), (nameof(RiskMaps.PlaceUnknown), view.PlaceUnknown)),
        Of<TopList>((nameof(TopList.Id), "streets"), (nameof(TopList.TitleKey), "Wall.Streets"), (nameof(TopList.Entries), view.Ranks.Streets)),
        Of<TopList>((nameof(TopList.Id), "categories"), (nameof(TopList.TitleKey), "Wall.Categories"), (nameof(TopList.Entries), view.Ranks.Categories)),
        Of<UnderSupervision>((nameof(UnderSupervision.Rows), view.Supervised), (nameof(UnderSupervision.Orders), view.SupervisedOrders)),
    ];

    /// <summary>Not for several at once: it knows what it painted last.</summary>
    public async Task<XElement> PaintAsync(WallView view)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, log);
        var parts = Parts(view);
        await renderer.Dispatcher.InvokeAsync(async () =>
        {
            for (var i = 0; i < parts.Length; i++)
            {
                parts[i] = _painted.Length > 0 && SaysTheSame(_painted[i], parts[i]) ? _painted[i] : await PaintAsync(renderer, parts[i]);
            }
        });
        _painted = parts;
        return new("div", parts.SelectMany(part => part.Nodes)); // copies of nodes that stand in the drawing before
    }

    private static async Task<Part> PaintAsync(HtmlRenderer renderer, Part part)
    {
        var html = (await renderer.RenderComponentAsync(part.Component, ParameterView.FromDictionary(part.Shown))).ToHtmlString();
        return part with { Nodes = [.. XElement.Parse($"<div>{html}</div>", LoadOptions.PreserveWhitespace).Nodes()] };
    }

    private static bool SaysTheSame(Part before, Part now) => now.Shown.All(shown => Equals(before.Shown[shown.Key], shown.Value));

    private static Part Of<T>(params ReadOnlySpan<(string Name, object? Value)> shown) where T : IComponent
    {
        var all = new Dictionary<string, object?>();
        foreach (var (name, value) in shown)
        {
            all[name] = value;
        }

        return new(typeof(T), all, []);
    }
}

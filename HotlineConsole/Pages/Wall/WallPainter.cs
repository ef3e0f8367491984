using System.Xml.Linq;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace HotlineConsole.Pages.Wall;

/// <summary>Renders the wall's components to a tree of elements, outside of any circuit.</summary>
internal sealed class WallPainter(IServiceScopeFactory scopes, ILoggerFactory log)
{
    public async Task<XElement> PaintAsync(WallView view)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, log);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(WallParts.View)] = view });
            return (await renderer.RenderComponentAsync<WallParts>(parameters)).ToHtmlString();
        });
        return XElement.Parse($"<div>{html}</div>", LoadOptions.PreserveWhitespace);
    }
}

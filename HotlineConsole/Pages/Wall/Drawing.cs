using System.Xml.Linq;
using Microsoft.AspNetCore.Components;

namespace HotlineConsole.Pages.Wall;

/// <summary>The board as drawn at one moment: one element of HTML, and by which name a browser says that this is what it shows.</summary>
internal sealed class Drawing(string language, string id, WallView view, XElement tree)
{
    /// <summary>Nothing is drawn yet.</summary>
    public static readonly Drawing None = new("", "", WallView.Empty, new("none"));

    private string? _html;

    public string Id => id;

    public WallView View => view;

    /// <summary>What stands inside the element.</summary>
    public XElement Tree => tree;

    /// <summary>The whole; written when the first one asks, since most drawings go out as their changes only.</summary>
    public string Html => _html ??= TreeText.Of(
        new("div", new XAttribute("id", "board"), new XAttribute("data-line", WallHub.AddressOf(language)), new XAttribute("data-drawing", id)), tree.Nodes());

    /// <summary>The board in a page before its circuit stands: the one place where markup is taken as it is. <see cref="TreeText"/> has encoded every text in it.</summary>
    public RenderFragment Shown => builder => builder.AddMarkupContent(0, Html);

    /// <summary>The same drawing, of a later moment that looks the same.</summary>
    public Drawing At(WallView later) => new(language, id, later, tree) { _html = _html };
}

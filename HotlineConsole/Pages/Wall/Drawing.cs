using System.Xml.Linq;
using HotlineConsole.Core.Board;
using Microsoft.AspNetCore.Components;

namespace HotlineConsole.Pages.Wall;

/// <summary>The board as drawn at one moment: one element of HTML, and by which name a browser says that this is what it shows.</summary>
internal sealed record Drawing(string Id, WallView View, XElement Tree, string Html)
{
    /// <summary>Nothing is drawn yet.</summary>
    public static readonly Drawing None = new("", WallView.Empty, new("none"), "");

    public BoardSnapshot Board => View.Board;

    public DateTimeOffset At => View.At;

    /// <summary>The board in a page: the one place where markup is taken as it is. <see cref="TreeText"/> has encoded every text in it.</summary>
    public RenderFragment Shown => builder => builder.AddMarkupContent(0, Html);
}

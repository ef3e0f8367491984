using Microsoft.AspNetCore.Components;

namespace HotlineConsole.Pages.Wall;

/// <summary>A part of the wall that is rendered again only when what it shows is another object than before: an update touches only what changed.</summary>
public abstract class WallPart : ComponentBase
{
    private object? _shown;
    private bool _isNew;

    /// <summary>The immutable objects that the part shows; a tuple of them when there are several.</summary>
    protected abstract object? Shown { get; }

    protected override void OnParametersSet() => (_isNew, _shown) = (!Equals(_shown, Shown), Shown);

    protected override bool ShouldRender() => _isNew;
}

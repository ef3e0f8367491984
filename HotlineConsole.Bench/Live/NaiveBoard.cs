using HotlineConsole.Core.Board;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Live;
using HotlineConsole.Pages.Wall;
using HotlineConsole.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace HotlineConsole.Bench.Live;

/// <summary>The wall's tiles, table and list of what is due next, but made anew at every change: each part has another key than before. The map and the rankings are left out.</summary>
[Route(BareSite.Naive)]
public sealed class NaiveBoard(City city) : LiveComponent
{
    private WallView _view = WallView.Empty;

    protected override BoardTopics Topics => BoardTopics.All;

    protected override Task OnInitializedAsync() => ReadAsync();

    protected override Task ReadAsync()
    {
        _view = _view.Next(Board, StillClock.Instant, null, city);
        return Task.CompletedTask;
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.AddContent(0, _view.Sequence);
        foreach (var kpi in _view.Kpis)
        {
            AddAnew<KpiTile>(builder, (nameof(KpiTile.Kpi), kpi));
        }

        if (!_view.Matrix.IsEmpty)
        {
            AddAnew<StageMatrix>(builder, (nameof(StageMatrix.Cells), _view.Matrix));
        }

        AddAnew<NearestBreaches>(builder, (nameof(NearestBreaches.Rows), _view.Nearest), (nameof(NearestBreaches.Overdue), _view.Overdue));
    }

    private static void AddAnew<T>(RenderTreeBuilder builder, params ReadOnlySpan<(string Name, object? Value)> parameters) where T : IComponent
    {
        builder.OpenComponent<T>(1);
        builder.SetKey(new object());
        foreach (var (name, value) in parameters)
        {
            builder.AddComponentParameter(2, name, value);
        }

        builder.CloseComponent();
    }
}

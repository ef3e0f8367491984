using HotlineConsole.Core.Board;
using HotlineConsole.Core.Standard;
using HotlineConsole.Live;
using HotlineConsole.Pages.Wall;
using HotlineConsole.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace HotlineConsole.Bench.Live;

/// <summary>The wall's tiles, table and list of what is due next, but made anew at every change: each part has another key than before. The map and the rankings are left out.</summary>
[Route(BareSite.Naive)]
public sealed class NaiveBoard : LiveComponent
{
    private const int Rows = 12;
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    protected override BoardTopics Topics => BoardTopics.All;

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.AddContent(0, Board.Sequence);
        foreach (var kpi in Kpi.Of(WallFigures.Of(Board, StillClock.Instant, Zone)))
        {
            AddAnew<KpiTile>(builder, (nameof(KpiTile.Kpi), kpi));
        }

        foreach (var stage in Enum.GetValues<Stage>())
        {
            foreach (var tier in Enum.GetValues<ResponseTier>())
            {
                AddAnew<MatrixCell>(builder, (nameof(MatrixCell.Id), $"{stage}-{tier}"), (nameof(MatrixCell.Count), Board.Cell(stage, tier)));
            }

            AddAnew<MatrixCell>(builder, (nameof(MatrixCell.Id), $"{stage}-all"), (nameof(MatrixCell.Count), Board.Row(stage)));
        }

        foreach (var row in Board.ByDue.Where(r => r.NextDueAt >= StillClock.Instant).Take(Rows))
        {
            AddAnew<BreachRow>(builder, (nameof(BreachRow.Row), row));
        }
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

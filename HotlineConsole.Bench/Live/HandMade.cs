using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Pages.Wall;
using HotlineConsole.Parts;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Bench.Live;

/// <summary>The message that somebody would write by hand to bring the wall's tiles, table and list from one board to the next: only what differs.</summary>
internal static class HandMade
{
    private const int Rows = 12;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static int BytesOf(BoardSnapshot before, BoardSnapshot after, City city)
    {
        var (old, now) = (Nearest(before), Nearest(after));
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            sequence = after.Sequence,
            gone = old.Select(r => r.Number).Except(now.Select(r => r.Number)).Select(n => n.ToString()),
            rows = now.Where(r => !old.Contains(r)).Select(r => new
            {
                place = now.IndexOf(r), number = r.Number.ToString(), tier = r.Tier.Short(), kind = r.NextDueKind?.Short(), holder = city.HolderOf(r),
                category = city.CategoryName(r.Category), due = r.NextDueAt?.ToUnixTimeMilliseconds(), near = r.NextNearAt?.ToUnixTimeMilliseconds(),
            }),
            cells = Cells(after).Except(Cells(before)).ToDictionary(c => c.Id, c => (int[])[c.Count.Open, c.Count.Near, c.Count.Overdue]),
            tiles = Tiles(after, city).Except(Tiles(before, city)).Select(k => new { k.Id, k.Value, k.Trend, k.State }),
        }, Plain).Length;
    }

    private static List<OrderRow> Nearest(BoardSnapshot board) => [.. board.ByDue.Where(r => r.NextDueAt >= StillClock.Instant).Take(Rows)];

    private static IReadOnlyList<Kpi> Tiles(BoardSnapshot board, City city) => Kpi.Of(WallFigures.Of(board, StillClock.Instant, city.TimeZone));

    private static IEnumerable<(string Id, Count Count)> Cells(BoardSnapshot board) => Enum.GetValues<Stage>().SelectMany(stage =>
        Enum.GetValues<ResponseTier>().Select(tier => (string.Create(CultureInfo.InvariantCulture, $"{stage}-{tier}"), board.Cell(stage, tier)))
            .Append(($"{stage}-all", board.Row(stage))));
}

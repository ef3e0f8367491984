using HotlineConsole.Core.Board;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Texts;
using HotlineConsole.Parts;

namespace HotlineConsole.Pages.Supervisor;

/// <summary>The consequence of an act in a sentence, before it is done.</summary>
internal static class ActPreview
{
    private const int MostNames = 4;

    public static string Of(WatchAct act, IReadOnlyList<OrderRow> rows, City city)
    {
        var fitting = rows.Where(row => WatchActs.Fits(act, row)).ToList();
        var sentence = act switch
        {
            WatchAct.Acknowledge => Words.Of("SupDesk.Preview.Acknowledge", fitting.Count, fitting.Sum(r => r.Unacknowledged)),
            WatchAct.Remind => Words.Of("SupDesk.Preview.Remind", fitting.Count, Leads(fitting, city)),
            WatchAct.Supervise => Words.Of("SupDesk.Preview.Supervise", fitting.Count, Leads(fitting, city)),
            WatchAct.OrderOnSite => Words.Of("SupDesk.Preview.OrderOnSite", fitting.Count),
            WatchAct.DecideExtension => Words.Of("SupDesk.Preview.DecideExtension", fitting.Count),
            WatchAct.ReviewUnreasonable => Words.Of("SupDesk.Preview.ReviewUnreasonable", fitting.Count),
            WatchAct.Close => Words.Of("SupDesk.Preview.Close", fitting.Count),
        };
        return fitting.Count == rows.Count ? sentence : sentence + Words.Of("SupDesk.Preview.Unfit", rows.Count - fitting.Count);
    }

    private static string Leads(IReadOnlyList<OrderRow> rows, City city)
    {
        var names = rows.GroupBy(r => r.Lead)
            .OrderByDescending(g => g.Count())
            .Select(g => $"{(g.Key is null ? Words.Of("SupDesk.TheHotline") : city.NameOf(g.Key))} {g.Count()}")
            .ToList();
        return string.Join(Words.Of("refusal.comma"), names.Take(MostNames)) + (names.Count > MostNames ? " …" : "");
    }
}

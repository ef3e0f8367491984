using System.Globalization;
using HotlineConsole.Replay;

namespace HotlineConsole.Tests.Replay;

/// <summary>
/// What a replay of the sample must come to, counted from its columns alone with the limits typed out of the standard: sign-for in 15 min,
/// 30 min, 24 h; feedback in 2 h, 24 h, 7 days; reminders before them as decision 0003 has it.
/// </summary>
internal sealed record PlainCount(int Accepted, int FedBack, int Late, int OpenOverdue, int Reminders)
{
    public static PlainCount Of(string csv, DateTime until)
    {
        var count = new PlainCount(0, 0, 0, 0, 0);
        using var text = new StreamReader(csv);
        foreach (var row in new CsvReader(text).Records().Skip(1))
        {
            var opened = Time(row.Fields[1])!.Value;
            var closed = Time(row.Fields[3]) is { } time && time <= until ? time : (DateTime?)null;
            var (limit, reminder, signReminder) = row.Fields[8] switch
            {
                "Health" or "Fire Hydrant" => (TimeSpan.FromHours(2), TimeSpan.FromMinutes(96), TimeSpan.FromMinutes(10)),
                "Water Issues" or "Catchbasin" or "Alert Boston" => (TimeSpan.FromHours(24), TimeSpan.FromMinutes(1_152), TimeSpan.FromMinutes(15)),
                _ => (TimeSpan.FromHours(168), TimeSpan.FromMinutes(8_064), TimeSpan.FromMinutes(1_152)),
            };
            if (opened > until)
            {
                continue;
            }

            var signed = closed < opened.AddMinutes(10) ? closed.Value : opened.AddMinutes(10);
            count = new(
                count.Accepted + 1,
                count.FedBack + (closed is null ? 0 : 1),
                count.Late + (closed > opened + limit ? 1 : 0),
                count.OpenOverdue + (closed is null && opened + limit < until ? 1 : 0),
                count.Reminders + (Comes(opened + reminder, closed) ? 1 : 0) + (Comes(opened + signReminder, signed) ? 1 : 0));
        }

        return count;

        bool Comes(DateTime reminder, DateTime? done) => reminder <= until && (done is null || reminder <= done);
    }

    private static DateTime? Time(string text) => text.Length == 0 ? null : DateTime.ParseExact(text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}

using HotlineConsole.Core.Texts;

namespace HotlineConsole.Security.Audit;

/// <summary>Which rows a list shows, as it stands in the page's address.</summary>
/// <param name="Text">Part of a name, an address, an act or what it concerned.</param>
/// <param name="Day">A day of the city's calendar.</param>
public sealed record AuditFilter(string? Text = null, DateOnly? Day = null)
{
    public IQueryable<AuditRow> Within(IQueryable<AuditRow> rows, TimeZoneInfo zone)
    {
        if (Day is { } day)
        {
            var (from, to) = (Start(day, zone), Start(day.AddDays(1), zone));
            rows = rows.Where(row => row.At >= from && row.At < to);
        }

        if (string.IsNullOrWhiteSpace(Text))
        {
            return rows;
        }

        var text = Text.Trim();
        List<string> acts = [.. Enum.GetValues<AuditAct>().Where(act => Words.Name(act).Contains(text, StringComparison.OrdinalIgnoreCase)).Select(act => act.ToString())];
        return rows.Where(row => acts.Contains(row.Act) || row.ActorName.Contains(text) || row.Subject.Contains(text) || row.From.Contains(text)
            || (row.Before != null && row.Before.Contains(text)) || (row.After != null && row.After.Contains(text)));
    }

    private static DateTimeOffset Start(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}

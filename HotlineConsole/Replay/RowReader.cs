using System.Globalization;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Texts;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Replay;

/// <summary>Turns one row into a request by the map, or says why it cannot.</summary>
internal sealed class RowReader(ReplayMap map, City city, IReadOnlyDictionary<string, int> columns)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(map.TimeZone);
    private readonly string[] _formats = [.. map.DateFormats];

    public string IdOf(CsvRecord row) => Text(map.Id, row) ?? "";

    public (RecordedRequest? Request, string? Reason) Read(CsvRecord row)
    {
        if (Time(map.Opened, row, out var opened) is { } badOpening)
        {
            return (null, badOpening);
        }

        if (opened is not { } openedAt)
        {
            return (null, Words.Of("replay.row-no-opening", map.Opened.Columns[0]));
        }

        if (Time(map.Closed, row, out var closedAt) is { } badClosing)
        {
            return (null, badClosing);
        }

        if (closedAt < openedAt)
        {
            return (null, Words.Of("replay.row-closed-before-opened", map.Closed.Columns[0], map.Opened.Columns[0]));
        }

        string? kind = null, category = null, district = null, channel = null;
        var unmapped = Look(map.Kind, row, out kind) ?? Look(map.Category, row, out category) ?? Look(map.District, row, out district) ?? Look(map.Channel, row, out channel);
        return unmapped is not null
            ? (null, unmapped)
            : (new(row.Line, IdOf(row), openedAt, closedAt, Complaint(row, openedAt, Enum.Parse<ComplaintKind>(kind!), category!, district, channel!), Text(map.ClosureText, row)), null);
    }

    private PublicComplaint Complaint(CsvRecord row, DateTimeOffset openedAt, ComplaintKind kind, string category, string? district, string channel)
    {
        var content = Text(map.Content, row) ?? "";
        var address = Text(map.Address, row);
        var urgency = city.Categories[category].Urgency;
        return new()
        {
            Kind = kind,
            Urgency = urgency,
            Channel = channel,
            ByNetwork = city.Channels[channel].Network,
            Category = category,
            Title = Text(map.Title, row) ?? "",
            Content = content,
            RaisedAt = openedAt,
            Claimant = new(null, null, Anonymous: true),
            Place = new(district, null, address, Unclear: address is null),
            HappenedWhen = TimeZoneInfo.ConvertTime(openedAt, _zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            Parties = Text(map.Parties, row),
            EarlierHandling = Text(map.EarlierHandling, row) ?? map.NotRecorded,
            Reasons = kind == ComplaintKind.Suggestion ? content : null,
            // C.4 and C.5 ask for more than a foreign record has; what is not in it is said to be so, and no emergency call is made up.
            Emergency = urgency == Urgency.Emergency ? new(content, map.NotRecorded, map.NotRecorded, EmergencyNumberCalled: false, AuthoritiesOnSite: false) : null,
            Instability = urgency == Urgency.Instability ? new(map.NotRecorded, map.NotRecorded, content) : null,
        };
    }

    // The reason why the field is no time, or null; an empty one is no time and no problem.
    private string? Time(TextField field, CsvRecord row, out DateTimeOffset? instant)
    {
        instant = null;
        if (Text(field, row) is not { } text)
        {
            return null;
        }

        if (!DateTime.TryParseExact(text, _formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) || _zone.IsInvalidTime(local))
        {
            return Words.Of("replay.row-bad-time", field.Columns[0], text);
        }

        instant = new DateTimeOffset(local, _zone.GetUtcOffset(local)).ToUniversalTime();
        return null;
    }

    private string? Look(ValueField field, CsvRecord row, out string? code)
    {
        var value = field.Column is { } column ? row.Fields[columns[column]] : "";
        if (field.Column is not null && (field.Values.TryGetValue(value, out code) || field.Values.TryGetValue(value.Trim(), out code)))
        {
            return null;
        }

        code = field.Default;
        return field.Column is not null && field.Unmapped == Unmapped.Reject ? Words.Of("replay.row-unmapped", field.Column, value) : null;
    }

    private string? Text(TextField field, CsvRecord row)
    {
        var text = string.Join(field.Join, field.Columns.Select(c => row.Fields[columns[c]].Trim()).Where(t => t.Length > 0));
        return text.Length > 0 ? text : field.Default;
    }
}

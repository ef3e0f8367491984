using System.Globalization;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using Microsoft.AspNetCore.WebUtilities;

namespace HotlineConsole.Pages.Orders;

/// <summary>Which orders a list shows, as it stands in the page's address; what cannot be read there does not filter.</summary>
public sealed record OrderFilter
{
    public string? Words { get; init; }

    public WorkOrderStatus? Status { get; init; }

    public ResponseTier? Tier { get; init; }

    public ComplaintKind? Kind { get; init; }

    public Urgency? Urgency { get; init; }

    public string? Channel { get; init; }

    public string? District { get; init; }

    public string? Category { get; init; }

    /// <summary>The lead organizer.</summary>
    public OrganizerId? Organizer { get; init; }

    /// <summary>Has a part beside the lead in an order that is open.</summary>
    public OrganizerId? CoOrganizer { get; init; }

    /// <summary>A limit has passed that nobody met, or the feedback came after its limit.</summary>
    public bool Overdue { get; init; }

    /// <summary>A supervision waits for its answer or its acknowledgement, or a site visit is not settled.</summary>
    public bool Supervised { get; init; }

    /// <summary>An organizer has sent it back at least once.</summary>
    public bool Returned { get; init; }

    /// <summary>First and last day of acceptance, by the city's calendar.</summary>
    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>As an address says it.</summary>
    public static OrderFilter Read(string query, City city)
    {
        var parts = QueryHelpers.ParseQuery(query);
        string? Part(string name) => parts.TryGetValue(name, out var values) && !string.IsNullOrWhiteSpace(values[0]) ? values[0] : null;
        OrganizerId? Known(string name) => Part(name) is { } id && city.Organizers.ContainsKey(new(id)) ? new OrganizerId(id) : null;
        string? Among(string name, Func<string, bool> isKnown) => Part(name) is { } code && isKnown(code) ? code : null;
        return new()
        {
            Words = Part("q"),
            Status = Member<WorkOrderStatus>(Part("status")),
            Tier = Member<ResponseTier>(Part("tier")),
            Kind = Member<ComplaintKind>(Part("kind")),
            Urgency = Member<Urgency>(Part("urgency")),
            Channel = Among("channel", city.Channels.ContainsKey),
            District = Among("district", city.Districts.ContainsKey),
            Category = Among("category", city.Categories.ContainsKey),
            Organizer = Known("organizer"),
            CoOrganizer = Known("co"),
            Overdue = Part("overdue") == "1",
            Supervised = Part("supervised") == "1",
            Returned = Part("returned") == "1",
            From = Day(Part("from")),
            To = Day(Part("to")),
        };
    }

    /// <summary>As parts of an address; what does not filter is null.</summary>
    public IReadOnlyDictionary<string, object?> Query() => new Dictionary<string, object?>
    {
        ["q"] = string.IsNullOrWhiteSpace(Words) ? null : Words.Trim(),
        ["status"] = Status?.ToString(),
        ["tier"] = Tier?.ToString(),
        ["kind"] = Kind?.ToString(),
        ["urgency"] = Urgency?.ToString(),
        ["channel"] = Channel,
        ["district"] = District,
        ["category"] = Category,
        ["organizer"] = Organizer?.Value,
        ["co"] = CoOrganizer?.Value,
        ["overdue"] = Overdue ? "1" : null,
        ["supervised"] = Supervised ? "1" : null,
        ["returned"] = Returned ? "1" : null,
        ["from"] = Text(From),
        ["to"] = Text(To),
    };

    /// <summary>The same as one text: <c>?q=...</c>, or empty.</summary>
    public string QueryText() => QueryHelpers.AddQueryString("", Query().Where(part => part.Value is not null).Select(part => KeyValuePair.Create(part.Key, (string?)part.Value)));

    /// <summary>In one line, for the audit; a phone number that was looked for is masked there.</summary>
    public string Described() => string.Join(' ', Query().Where(part => part.Value is not null).Select(part => $"{part.Key}={(part.Key == "q" ? Unnamed((string)part.Value!) : part.Value)}"));

    public static T? Member<T>(string? text) where T : struct, Enum =>
        Enum.TryParse<T>(text, out var member) && Enum.IsDefined(member) ? member : null;

    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The open orders that its co-organizer has a part in, from the live board; null when it asks for none.</summary>
    public IReadOnlyCollection<WorkOrderNumber>? Among(BoardSnapshot board) =>
        CoOrganizer is not { } co ? null : [.. board.Inbox(co).Where(r => r.Party.Part == Part.CoOrganizer).Select(r => r.Order.Number)];

    /// <summary>
    /// The orders that it lets through, beside words and co-organizer. Days become ranges of numbers (a number begins with its day), so every page is read
    /// backwards along the key or along one column's index and ends after its rows.
    /// </summary>
    public IQueryable<OrderRow> Within(IQueryable<OrderRow> all)
    {
        if (From is { } from)
        {
            var first = WorkOrderNumber.Compose(from, 1);
            all = all.Where(o => o.Number >= first);
        }

        if (To is { } to)
        {
            var last = WorkOrderNumber.Compose(to, WorkOrderNumber.LastOfDay);
            all = all.Where(o => o.Number <= last);
        }

        all = Status is { } status ? all.Where(o => o.Status == status) : all;
        all = Tier is { } tier ? all.Where(o => o.Tier == tier) : all;
        if (Tier is ResponseTier.Complex)
        {
            all = all.Where(o => o.Tier == ResponseTier.Complex); // named, since those have an index of their own
        }
        else if (Tier is { } of && Category is not null)
        {
            // Category and urgency have an index together; a category that never has the tier is then not read through.
            Urgency[] urgencies = [.. Enum.GetValues<Urgency>().Where(u => Tiers.Of(u) == of)];
            var only = urgencies[0];
            all = urgencies.Length == 1 ? all.Where(o => o.Urgency == only) : all.Where(o => urgencies.Contains(o.Urgency));
        }

        all = Kind is { } kind ? all.Where(o => o.Kind == kind) : all;
        all = Urgency is { } urgency ? all.Where(o => o.Urgency == urgency) : all;
        all = Urgency is not (null or Core.Standard.Urgency.General) ? all.Where(o => o.Urgency != Core.Standard.Urgency.General) : all; // those have an index of their own
        all = Channel is { } channel ? all.Where(o => o.Channel == channel) : all;
        all = District is { } district ? all.Where(o => o.District == district) : all;
        all = Category is { } category ? all.Where(o => o.Category == category) : all;
        all = Organizer is { } organizer ? all.Where(o => o.Lead == organizer) : all;
        all = Overdue ? all.Where(o => o.Alarm == Alarm.Overdue || o.FedBackLate) : all;
        all = Supervised ? all.Where(o => o.Unanswered > 0 || o.Unacknowledged > 0 || o.OpenVisits > 0) : all;
        return Returned ? all.Where(o => o.Returns > 0) : all;
    }

    private static string Unnamed(string words) =>
        WorkOrderNumber.TryParse(words, out _) || Masking.Digits(words) is not { Length: >= 7 } ? words : Masking.Phone(words)!;
}

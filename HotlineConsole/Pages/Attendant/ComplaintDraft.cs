using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Pages.Attendant;

/// <summary>What becomes of a complaint in the click that accepts it.</summary>
public enum CallOutcome
{
    Dispatch,
    Answer,
    LeadElsewhere,
}

/// <summary>What was typed during a call, as typed. Properties are named as the inputs are, and as refusals name fields.</summary>
public sealed class ComplaintDraft
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    public ComplaintKind Kind { get; set; } = ComplaintKind.Help;

    public Urgency Urgency { get; set; }

    public string Channel { get; set; } = "phone";

    /// <summary>When the first thing was typed: the call had begun.</summary>
    public string? StartedAt { get; set; }

    /// <summary>When it was raised on the network platform, in the city's time.</summary>
    public string? RaisedLocal { get; set; }

    public string? Category { get; set; }

    public string? Title { get; set; }

    public string? Content { get; set; }

    public string? Demand { get; set; }

    public string? HappenedWhen { get; set; }

    public string? Parties { get; set; }

    public string? EarlierHandling { get; set; }

    public string? Reasons { get; set; }

    public string? Name { get; set; }

    public string? Phone { get; set; }

    public string? ContactPhone { get; set; }

    public string? ClaimantAddress { get; set; }

    public bool Confidential { get; set; }

    public bool Anonymous { get; set; }

    public string? District { get; set; }

    public string? Street { get; set; }

    public string? Address { get; set; }

    public bool Unclear { get; set; }

    public string? Landmark { get; set; }

    public string? Bearing { get; set; }

    public string? Distance { get; set; }

    public string? Through { get; set; }

    public string? Manner { get; set; }

    public string? Act { get; set; }

    public bool Threat { get; set; }

    public string? ThreatTime { get; set; }

    public string? ThreatPlace { get; set; }

    public string? OwnWords { get; set; }

    public string? State { get; set; }

    public string? Extent { get; set; }

    public string? Harm { get; set; }

    public string? EmergencyNumberCalled { get; set; }

    public string? AuthoritiesOnSite { get; set; }

    public CallOutcome Choice { get; set; }

    public string? Answer { get; set; }

    public string? DatabaseEntry { get; set; }

    public Elsewhere BelongsTo { get; set; }

    public string? AnswerText { get; set; }

    /// <summary>The telephone's id of the call that is recorded.</summary>
    public string? CallId { get; set; }

    /// <summary>Number of the order whose matter it is as well.</summary>
    public string? Main { get; set; }

    /// <summary>Reads what the browser kept; null when it is nothing of ours.</summary>
    public static ComplaintDraft? Read(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize<ComplaintDraft>(json, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public PublicComplaint ToComplaint(City city, DateTimeOffset now) => new()
    {
        Kind = Kind, Urgency = Urgency, Channel = Channel, ByNetwork = city.Channels.TryGetValue(Channel, out var channel) && channel.Network,
        Category = Category ?? "", Title = Title?.Trim() ?? "", Content = Content?.Trim() ?? "", RaisedAt = RaisedAt(city, now),
        Claimant = new(Text(Name), Text(Phone), Text(ContactPhone), Text(ClaimantAddress), Confidential, Anonymous),
        Place = new(Text(District), Text(Street) is { } street ? new OrganizerId(street) : null, Text(Address), Text(Landmark), Text(Bearing), Text(Distance), Unclear),
        HappenedWhen = Text(HappenedWhen), Parties = Text(Parties), EarlierHandling = Text(EarlierHandling), Demand = Text(Demand), Reasons = Text(Reasons),
        CallId = Text(CallId),
        Instability = Urgency == Urgency.Instability ? new(Text(Through), Text(Manner), Text(Act), Threat, Text(ThreatTime), Text(ThreatPlace), Text(OwnWords)) : null,
        Emergency = Urgency == Urgency.Emergency ? new(Text(State), Text(Extent), Text(Harm), YesOrNo(EmergencyNumberCalled), YesOrNo(AuthoritiesOnSite)) : null,
    };

    /// <summary>What follows the acceptance at once, or null when the order goes on to dispatch.</summary>
    public WorkOrderCommand? CommandAfter(WorkOrderNumber number) => Choice switch
    {
        CallOutcome.Dispatch => null,
        CallOutcome.Answer => new AnswerDirectly(number, Answer ?? "", DatabaseEntry ?? ""),
        CallOutcome.LeadElsewhere => new LeadElsewhere(number, BelongsTo, AnswerText ?? ""),
    };

    /// <summary>Only what was typed for the step after the acceptance.</summary>
    public ComplaintDraft AfterAcceptance() =>
        new() { Choice = Choice, Answer = Answer, DatabaseEntry = DatabaseEntry, BelongsTo = BelongsTo, AnswerText = AnswerText };

    private DateTimeOffset RaisedAt(City city, DateTimeOffset now)
    {
        if (city.Channels.TryGetValue(Channel, out var channel) && channel.Network
            && DateTime.TryParse(RaisedLocal, CultureInfo.InvariantCulture, out var local))
        {
            return new DateTimeOffset(local, city.TimeZone.GetUtcOffset(local)).ToUniversalTime();
        }

        return DateTimeOffset.TryParse(StartedAt, CultureInfo.InvariantCulture, out var started) && started <= now ? started : now;
    }

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    private static bool? YesOrNo(string? chosen) => bool.TryParse(chosen, out var yes) ? yes : null;
}

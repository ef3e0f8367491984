using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Acceptance;

/// <summary>受理: records a complaint as a work order. The store gives the number.</summary>
[Clause("5.2.3.1")]
public sealed record AcceptComplaint(PublicComplaint Complaint) : HotlineCommand
{
    [Clause("5.2.3.1")]
    public static readonly Refusal Incomplete = new("accept.incomplete", "5.2.3.1");

    [Clause("C.1")]
    public static readonly Refusal IncompleteConsultation = new("accept.incomplete", "C.1");

    [Clause("C.2")]
    public static readonly Refusal IncompleteSuggestion = new("accept.incomplete", "C.2");

    [Clause("C.3")]
    public static readonly Refusal IncompleteHelp = new("accept.incomplete", "C.3");

    [Clause("C.4")]
    public static readonly Refusal IncompleteInstability = new("accept.incomplete", "C.4");

    [Clause("C.4")]
    public static readonly Refusal ThreatNotQuoted = new("accept.threat-not-quoted", "C.4");

    [Clause("C.5")]
    public static readonly Refusal IncompleteEmergency = new("accept.incomplete", "C.5");

    [Clause("5.2.1")]
    public static readonly Refusal UnknownChannel = new("accept.unknown-channel", "5.2.1");

    [Clause("5.2.3.1")]
    public static readonly Refusal UnknownCategory = new("accept.unknown-category", "5.2.3.1");

    [Clause("5.2.2.1")]
    public static readonly Refusal OutsideRegion = new("accept.outside-region", "5.2.2.1");

    [Clause("5.2.3.1")]
    public static readonly Refusal RaisedInFuture = new("accept.raised-in-future", "5.2.3.1");

    [Clause("6.1.1")]
    public static readonly Refusal PersonalTitle = new("accept.personal-title", "6.1.1");

    public static Decision Decide(WorkOrderNumber number, AcceptComplaint command, Actor by, DateTimeOffset now, Rules rules)
    {
        var complaint = command.Complaint;
        return Check(complaint, now, rules) is { } refusal
            ? refusal
            : new WorkOrderAccepted(number, now, by, complaint with { ByNetwork = rules.City.Channels[complaint.Channel].Network }, DispatchDeadline(complaint, now, rules.Book));
    }

    /// <summary>The first thing wrong with a record, or null when it is complete.</summary>
    public static Refusal? Check(PublicComplaint complaint, DateTimeOffset now, Rules rules)
    {
        var general = new Required()
            .Text(nameof(complaint.Channel), complaint.Channel)
            .Text(nameof(complaint.Category), complaint.Category)
            .Text(nameof(complaint.Title), complaint.Title)
            .Text(nameof(complaint.Content), complaint.Content)
            .That(nameof(Claimant.Phone), complaint.Claimant.Anonymous || HasContact(complaint.Claimant));
        return general.Missing.Count > 0 ? Incomplete.Naming(general.Missing)
            : CommandTexts.Refuse(complaint) is { } refusal ? refusal
            : !rules.City.Channels.ContainsKey(complaint.Channel) ? UnknownChannel.With(Slot.Text(complaint.Channel))
            : !rules.City.Categories.ContainsKey(complaint.Category) ? UnknownCategory.With(Slot.Text(complaint.Category))
            : PersonalTexts.IsPersonal(complaint.Title, complaint.Claimant) ? PersonalTitle.Naming([nameof(complaint.Title)])
            : complaint.RaisedAt > now ? RaisedInFuture
            : !IsInRegion(complaint.Place, rules) ? OutsideRegion
            : RecordRules.Check(complaint);
    }

    private static Deadline DispatchDeadline(PublicComplaint complaint, DateTimeOffset now, Rulebook book) =>
        new(Deadline.KeyOf(DeadlineKind.Dispatch, null, 1), DeadlineKind.Dispatch, null,
            book.Due(Step.Dispatch, complaint.Urgency, complex: false, complaint.Category, now, "why.from.acceptance", now));

    private static bool HasContact(Claimant claimant) => !string.IsNullOrWhiteSpace(claimant.Phone) || !string.IsNullOrWhiteSpace(claimant.ContactPhone);

    private static bool IsInRegion(Place place, Rules rules) =>
        (place.District is not { } district || rules.City.Districts.ContainsKey(district))
        && (place.Street is not { } street || rules.City.Organizers.ContainsKey(street));
}

using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Acceptance;

/// <summary>Appendix C: what must be recorded, by kind of complaint and, for emergencies and instability, by urgency.</summary>
public static class RecordRules
{
    /// <summary>The names of what is missing under the clause that asks for it, or null when the record is complete.</summary>
    public static Refusal? Check(PublicComplaint complaint) => complaint.Urgency switch
    {
        Urgency.Instability => Instability(complaint),
        Urgency.Emergency => Emergency(complaint),
        Urgency.General or Urgency.PublicHealth or Urgency.LifeAndProperty or Urgency.BasicLivelihood or Urgency.ExtremeWeather => ByKind(complaint),
    };

    private static Refusal? ByKind(PublicComplaint complaint) => complaint.Kind switch
    {
        ComplaintKind.Consultation => null, // C.1 asks for the content, which every record has
        ComplaintKind.Suggestion => Naming(AcceptComplaint.IncompleteSuggestion, new Required().Text(nameof(complaint.Reasons), complaint.Reasons)),
        ComplaintKind.Help or ComplaintKind.Complaint or ComplaintKind.Report => Naming(AcceptComplaint.IncompleteHelp, Help(complaint)),
    };

    [Clause("C.3")]
    private static Required Help(PublicComplaint complaint) => new Required()
        .That(nameof(Claimant.Name), complaint.Claimant.Anonymous || !string.IsNullOrWhiteSpace(complaint.Claimant.Name))
        .Text(nameof(complaint.HappenedWhen), complaint.HappenedWhen)
        .That(nameof(Place), HasPlace(complaint.Place))
        .Text(nameof(complaint.Parties), complaint.Parties)
        .Text(nameof(complaint.EarlierHandling), complaint.EarlierHandling);

    [Clause("C.4")]
    private static Refusal? Instability(PublicComplaint complaint)
    {
        var facts = complaint.Instability ?? new(null, null, null);
        var required = new Required()
            .Text(nameof(facts.Through), facts.Through)
            .Text(nameof(facts.Manner), facts.Manner)
            .Text(nameof(facts.Act), facts.Act);
        if (facts.Threat)
        {
            required.Text(nameof(facts.ThreatTime), facts.ThreatTime).Text(nameof(facts.ThreatPlace), facts.ThreatPlace).Text(nameof(facts.OwnWords), facts.OwnWords);
        }

        return Naming(AcceptComplaint.IncompleteInstability, required)
            ?? (facts.Threat && !IsQuoted(facts.OwnWords!) ? AcceptComplaint.ThreatNotQuoted.Naming([nameof(facts.OwnWords)]) : null);
    }

    [Clause("C.5")]
    private static Refusal? Emergency(PublicComplaint complaint)
    {
        var facts = complaint.Emergency ?? new(null, null, null);
        return Naming(AcceptComplaint.IncompleteEmergency, new Required()
            .Text(nameof(complaint.HappenedWhen), complaint.HappenedWhen)
            .That(nameof(Place), HasPlace(complaint.Place))
            .Text(nameof(facts.State), facts.State)
            .Text(nameof(facts.Extent), facts.Extent)
            .Text(nameof(facts.Harm), facts.Harm)
            .That(nameof(facts.EmergencyNumberCalled), facts.EmergencyNumberCalled is not null)
            .That(nameof(facts.AuthoritiesOnSite), facts.AuthoritiesOnSite is not null));
    }

    private static bool HasPlace(Place place) =>
        place.Unclear || place.Street is not null || !string.IsNullOrWhiteSpace(place.Address) || !string.IsNullOrWhiteSpace(place.Landmark);

    // 并在诉求人原话前后加引号
    private static bool IsQuoted(string words)
    {
        var text = words.Trim();
        return text.Length > 2 && (text[0], text[^1]) is ('“', '”') or ('"', '"') or ('「', '」') or ('『', '』');
    }

    private static Refusal? Naming(Refusal refusal, Required required) => required.Missing.Count > 0 ? refusal.Naming(required.Missing) : null;
}

using HotlineConsole.Core.Texts;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Parts;

/// <summary>What a claimant told beside the event itself, by the words of its fields: for whoever has to act on it (5.2.3.1 e, C.3-C.5). Nothing of himself.</summary>
public static class ToldFacts
{
    public static IEnumerable<(string Field, string Text)> Of(PublicComplaint complaint)
    {
        var (unrest, emergency) = (complaint.Instability, complaint.Emergency);
        (string Field, string? Text)[] all =
        [
            ("Demand", complaint.Demand), ("HappenedWhen", complaint.HappenedWhen), ("Parties", complaint.Parties), ("EarlierHandling", complaint.EarlierHandling),
            ("Reasons", complaint.Reasons), ("State", emergency?.State), ("Extent", emergency?.Extent), ("Harm", emergency?.Harm),
            ("EmergencyNumberCalled", YesOrNo(emergency?.EmergencyNumberCalled)), ("AuthoritiesOnSite", YesOrNo(emergency?.AuthoritiesOnSite)),
            ("Through", unrest?.Through), ("Manner", unrest?.Manner), ("Act", unrest?.Act),
            ("ThreatTime", unrest?.ThreatTime), ("ThreatPlace", unrest?.ThreatPlace), ("OwnWords", unrest?.OwnWords),
        ];
        return all.Where(f => !string.IsNullOrWhiteSpace(f.Text)).Select(f => (f.Field, f.Text!));
    }

    private static string? YesOrNo(bool? said) => said is { } yes ? Words.Of(yes ? "Attendant.Yes" : "Attendant.No") : null;
}

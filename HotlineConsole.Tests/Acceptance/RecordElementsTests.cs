using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Acceptance;

/// <summary>Appendix C: each element that is asked for, present and absent.</summary>
public class RecordElementsTests
{
    private static readonly ComplaintKind[] HelpKinds = [ComplaintKind.Help, ComplaintKind.Complaint, ComplaintKind.Report];

    [Fact, Clause("C.1"), Clause("C.2"), Clause("C.3"), Clause("C.4"), Clause("C.5")]
    public void Accept_CompleteRecordOfEveryKindAndUrgency_IsAccepted() =>
        Assert.All(
            from kind in Enum.GetValues<ComplaintKind>() from urgency in Enum.GetValues<Urgency>() select Samples.Complaint(kind, urgency),
            c => Accept(c).Then<WorkOrderAccepted>(e => Assert.Equal(c, e.Complaint)));

    [Fact, Clause("C.1")]
    public void Accept_ConsultationWithoutContent_IsRefused() =>
        Accept(Samples.Complaint(ComplaintKind.Consultation) with { Content = " " }).Refused(AcceptComplaint.Incomplete, "Content");

    [Fact, Clause("C.1")]
    public void Accept_ConsultationWithItsContentOnly_IsAccepted() =>
        Accept(Samples.Complaint(ComplaintKind.Consultation) with { Reasons = null, Parties = null, EarlierHandling = null, HappenedWhen = null, Place = Place.Nowhere })
            .Then<WorkOrderAccepted>();

    [Fact, Clause("C.2")]
    public void Accept_SuggestionWithoutReasons_IsRefused() =>
        Accept(Samples.Complaint(ComplaintKind.Suggestion) with { Reasons = null }).Refused(AcceptComplaint.IncompleteSuggestion, "Reasons");

    [Fact, Clause("C.3")]
    public void Accept_HelpComplaintOrReportWithoutOneElement_NamesIt() => Assert.All(HelpKinds, kind =>
    {
        var full = Samples.Complaint(kind);
        Refused(AcceptComplaint.IncompleteHelp, full with { Claimant = full.Claimant with { Name = "" } }, "Name");
        Refused(AcceptComplaint.IncompleteHelp, full with { HappenedWhen = null }, "HappenedWhen");
        Refused(AcceptComplaint.IncompleteHelp, full with { Place = Place.Nowhere }, "Place");
        Refused(AcceptComplaint.IncompleteHelp, full with { Parties = null }, "Parties");
        Refused(AcceptComplaint.IncompleteHelp, full with { EarlierHandling = null }, "EarlierHandling");
    });

    [Fact, Clause("C.3")]
    public void Accept_HelpWithSeveralElementsMissing_NamesThemInTheOrderOfTheForm() =>
        Accept(Samples.Complaint() with { EarlierHandling = null, HappenedWhen = null, Parties = " " })
            .Refused(AcceptComplaint.IncompleteHelp, "HappenedWhen", "Parties", "EarlierHandling");

    [Fact, Clause("C.3")]
    public void Accept_PlaceTheClaimantCannotName_TakesTheLandmark() =>
        Accept(Samples.Complaint() with { Place = new(null, null, null, Landmark: "国贸桥", Bearing: "东北", Distance: "约 300 米", Unclear: true) })
            .Then<WorkOrderAccepted>();

    [Fact, Clause("C.3")]
    public void Accept_ClaimantWithoutAName_IsRecordedAsAnonymous() =>
        Accept(Samples.Complaint() with { Claimant = new(null, null, Anonymous: true) }).Then<WorkOrderAccepted>();

    [Fact, Clause("C.4")]
    public void Accept_InstabilityWithoutOneElement_NamesIt()
    {
        var full = Samples.Complaint(ComplaintKind.Report, Urgency.Instability);
        var facts = full.Instability!;

        Refused(AcceptComplaint.IncompleteInstability, full with { Instability = facts with { Through = null } }, "Through");
        Refused(AcceptComplaint.IncompleteInstability, full with { Instability = facts with { Manner = "" } }, "Manner");
        Refused(AcceptComplaint.IncompleteInstability, full with { Instability = facts with { Act = null } }, "Act");
        Refused(AcceptComplaint.IncompleteInstability, full with { Instability = null }, "Through", "Manner", "Act");
    }

    [Fact, Clause("C.4")]
    public void Accept_ThreatWithoutTimePlaceOrWords_NamesThem()
    {
        var full = Samples.Complaint(ComplaintKind.Report, Urgency.Instability);
        var threat = full.Instability! with { Threat = true, ThreatTime = "明早", ThreatPlace = "路口", OwnWords = "“我要堵路”" };

        Accept(full with { Instability = threat }).Then<WorkOrderAccepted>();
        Refused(AcceptComplaint.IncompleteInstability, full with { Instability = threat with { ThreatTime = null } }, "ThreatTime");
        Refused(AcceptComplaint.IncompleteInstability, full with { Instability = threat with { ThreatPlace = null } }, "ThreatPlace");
        Refused(AcceptComplaint.IncompleteInstability, full with { Instability = threat with { OwnWords = null } }, "OwnWords");
    }

    [Theory, Clause("C.4")]
    [InlineData("“我要堵路”", true)]
    [InlineData("\"我要堵路\"", true)]
    [InlineData(" 「我要堵路」 ", true)]
    [InlineData("『我要堵路』", true)]
    [InlineData("我要堵路", false)]
    [InlineData("“我要堵路", false)]
    [InlineData("我要堵路”", false)]
    [InlineData("“我要堵路\"", false)]
    [InlineData("“”", false)]
    public void Accept_WordsOfAThreat_StandInQuotationMarks(string words, bool accepted)
    {
        var full = Samples.Complaint(ComplaintKind.Report, Urgency.Instability);
        var taken = Accept(full with { Instability = full.Instability! with { Threat = true, ThreatTime = "明早", ThreatPlace = "路口", OwnWords = words } });

        if (accepted)
        {
            taken.Then<WorkOrderAccepted>();
        }
        else
        {
            taken.Refused(AcceptComplaint.ThreatNotQuoted, "OwnWords");
        }
    }

    [Fact, Clause("C.5")]
    public void Accept_EmergencyWithoutOneElement_NamesIt()
    {
        var full = Samples.Complaint(ComplaintKind.Help, Urgency.Emergency);
        var facts = full.Emergency!;

        Refused(AcceptComplaint.IncompleteEmergency, full with { HappenedWhen = null }, "HappenedWhen");
        Refused(AcceptComplaint.IncompleteEmergency, full with { Place = Place.Nowhere }, "Place");
        Refused(AcceptComplaint.IncompleteEmergency, full with { Emergency = facts with { State = null } }, "State");
        Refused(AcceptComplaint.IncompleteEmergency, full with { Emergency = facts with { Extent = null } }, "Extent");
        Refused(AcceptComplaint.IncompleteEmergency, full with { Emergency = facts with { Harm = null } }, "Harm");
        Refused(AcceptComplaint.IncompleteEmergency, full with { Emergency = facts with { EmergencyNumberCalled = null } }, "EmergencyNumberCalled");
        Refused(AcceptComplaint.IncompleteEmergency, full with { Emergency = facts with { AuthoritiesOnSite = null } }, "AuthoritiesOnSite");
    }

    private static Taken Accept(PublicComplaint complaint) => Given.Nothing().WhenAccepted(Samples.Monday, Samples.Attendant, complaint);

    private static void Refused(Refusal expected, PublicComplaint complaint, params string[] fields) => Accept(complaint).Refused(expected, fields);
}

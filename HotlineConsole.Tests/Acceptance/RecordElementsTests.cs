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

    [Fact, Clause("C.2")]
    public void Accept_SuggestionWithoutContent_IsRefused() => // 建议的内容
        Accept(Samples.Complaint(ComplaintKind.Suggestion) with { Content = "" }).Refused(AcceptComplaint.Incomplete, "Content");

    [Fact, Clause("C.2")]
    public void Accept_SuggestionWithContentAndReasonsOnly_IsAccepted() =>
        Accept(Samples.Complaint(ComplaintKind.Suggestion) with { Reasons = "方便老人", Parties = null, EarlierHandling = null, HappenedWhen = null, Place = Place.Nowhere })
            .Then<WorkOrderAccepted>(e => Assert.Equal("方便老人", e.Complaint.Reasons));

    [Fact, Clause("C.3")]
    public void Accept_HelpComplaintOrReportWithoutTheEvent_IsRefused() => // 事件
        Assert.All(HelpKinds, kind => Refused(AcceptComplaint.Incomplete, Samples.Complaint(kind) with { Content = " " }, "Content"));

    [Theory, Clause("C.3")] // 可记录: the landmark with bearing and distance may be recorded, and an unclear place is no reason to turn the claimant away
    [InlineData("国贸桥", "东北", "约 300 米")]
    [InlineData("国贸桥", null, null)]
    [InlineData(null, null, null)]
    public void Accept_UnclearPlace_KeepsLandmarkBearingAndDistanceAsTold(string? landmark, string? bearing, string? distance)
    {
        var place = new Place(null, null, null, landmark, bearing, distance, Unclear: true);
        Accept(Samples.Complaint() with { Place = place }).Then<WorkOrderAccepted>(e => Assert.Equal(place, e.Complaint.Place));
    }

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

    [Fact, Clause("C.5")]
    public void Accept_EmergencyWhereNobodyWasCalledAndNobodyIsThere_IsAccepted() // 是否: a no is an answer
    {
        var full = Samples.Complaint(ComplaintKind.Help, Urgency.Emergency);
        Accept(full with { Emergency = full.Emergency! with { EmergencyNumberCalled = false, AuthoritiesOnSite = false } })
            .Then<WorkOrderAccepted>(e => Assert.Equal((false, false), (e.Complaint.Emergency!.EmergencyNumberCalled, e.Complaint.Emergency.AuthoritiesOnSite)));
    }

    private static Taken Accept(PublicComplaint complaint) => Given.Nothing().WhenAccepted(Samples.Monday, Samples.Attendant, complaint);

    private static void Refused(Refusal expected, PublicComplaint complaint, params string[] fields) => Accept(complaint).Refused(expected, fields);
}

using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;

namespace HotlineConsole.Core.WorkOrders;

/// <summary>Kinds of public complaint (3.2, 5.2.3.1 f): 咨询, 求助, 投诉, 举报, 建议.</summary>
public enum ComplaintKind
{
    Consultation,
    Help,
    Complaint,
    Report,
    Suggestion,
}

/// <summary>What the claimant brings to the hotline, as recorded (5.2.3.1, Appendix C, Table D.1).</summary>
public sealed record PublicComplaint
{
    public required ComplaintKind Kind { get; init; }

    public required Urgency Urgency { get; init; }

    /// <summary>Code of the channel it came by (5.2.1), from the city's channel list.</summary>
    public required string Channel { get; init; }

    /// <summary>Came by the network platform: its feedback needs the organizer's leader (5.3.2.3.1). Follows from the channel at acceptance.</summary>
    public bool ByNetwork { get; init; }

    /// <summary>Level-2 code of the city's problem categories.</summary>
    public required string Category { get; init; }

    public required string Title { get; init; }

    /// <summary>The event: course and present state, in the claimant's meaning (5.2.3.1 e).</summary>
    public required string Content { get; init; }

    /// <summary>诉求提出时间 (5.2.3.1 c).</summary>
    public required DateTimeOffset RaisedAt { get; init; }

    public required Claimant Claimant { get; init; }

    public Place Place { get; init; } = Place.Nowhere;

    /// <summary>When it happened, as told.</summary>
    public string? HappenedWhen { get; init; }

    /// <summary>涉及对象 / 被反映单位: whom it concerns.</summary>
    public string? Parties { get; init; }

    /// <summary>前期处理情况: what was done about it before.</summary>
    public string? EarlierHandling { get; init; }

    /// <summary>What the claimant asks for (5.2.3.1 e).</summary>
    public string? Demand { get; init; }

    /// <summary>Reasons given with a suggestion (C.2).</summary>
    public string? Reasons { get; init; }

    /// <summary>The telephone's id of the call in which it was recorded; null when it came otherwise or was typed without the telephone.</summary>
    public string? CallId { get; init; }

    public InstabilityFacts? Instability { get; init; }

    public EmergencyFacts? Emergency { get; init; }
}

/// <summary>诉求人 (3.3). One who does not give a name is recorded as anonymous rather than with an invented one.</summary>
public sealed record Claimant(string? Name, string? Phone, string? ContactPhone = null, string? Address = null, bool Confidential = false, bool Anonymous = false)
{
    /// <summary>Name, phones and address of an accepted order, which then stand nowhere else: see <see cref="Confidentiality.ClaimantSeal"/>.</summary>
    public string? Sealed { get; init; }

    /// <summary>Says nothing of him: records are written into logs whole.</summary>
    public override string ToString() => nameof(Claimant);
}

/// <summary>Where it happened. <paramref name="Unclear"/>: the claimant could not say; landmark, bearing and distance then help (C.3).</summary>
public sealed record Place(string? District, OrganizerId? Street, string? Address, string? Landmark = null, string? Bearing = null, string? Distance = null, bool Unclear = false)
{
    public static readonly Place Nowhere = new(null, null, null);
}

/// <summary>C.4: by which channel and manner the claimant means to act, and what; a threat with time, place and own words.</summary>
public sealed record InstabilityFacts(string? Through, string? Manner, string? Act, bool Threat = false, string? ThreatTime = null, string? ThreatPlace = null, string? OwnWords = null);

/// <summary>C.5: state, extent and harm; whether emergency numbers were called and authorities are on site (null: not asked).</summary>
public sealed record EmergencyFacts(string? State, string? Extent, string? Harm, bool? EmergencyNumberCalled = null, bool? AuthoritiesOnSite = null);

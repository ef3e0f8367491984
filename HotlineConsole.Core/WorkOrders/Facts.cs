using System.Collections.Immutable;
using HotlineConsole.Core.Organizers;

namespace HotlineConsole.Core.WorkOrders;

/// <summary>Where a complaint belongs that the hotline does not take (5.2.2.1; the draft's 5.2.2.2 names the others).</summary>
public enum Elsewhere
{
    /// <summary>5.2.2.1: outside the administrative region.</summary>
    OutsideRegion,

    /// <summary>[D] 5.2.2.2: 110, 119, 120, 122.</summary>
    EmergencyNumber,

    /// <summary>[D] what is or should be in litigation, arbitration, discipline inspection, administrative review, disclosure.</summary>
    LegalProcedure,

    /// <summary>[D] what is in the petition channel.</summary>
    Petition,

    /// <summary>[D] the same matter again while it is handled or after it was settled, with no new facts or reasons.</summary>
    Repeated,

    /// <summary>[D] touches state or trade secrets, or privacy.</summary>
    SecretOrPrivate,

    /// <summary>[D] outside the duty of any organizer.</summary>
    NobodysDuty,
}

/// <summary>How the mail of a dispatch stands (5.3.2.1.2).</summary>
public enum MailStand
{
    /// <summary>待发送.</summary>
    Queued,

    /// <summary>已发送: the server took it.</summary>
    Sent,

    /// <summary>发送失败,将重试.</summary>
    Failed,

    /// <summary>被退回: given up; a person has to telephone.</summary>
    Bounced,
}

/// <summary>Whom the hotline may tell of an urgent complaint beside its organizer (5.3.2.1.5).</summary>
public enum Authority
{
    /// <summary>公安部门.</summary>
    PublicSecurity,

    /// <summary>应急管理部门.</summary>
    EmergencyManagement,
}

/// <summary>What an organizer may give as the reason of a return; each needs its written basis.</summary>
public enum ReturnReason
{
    /// <summary>属地不符.</summary>
    OtherTerritory,

    /// <summary>权属不清.</summary>
    OwnershipUnclear,

    /// <summary>职能交叉.</summary>
    DutiesOverlap,

    /// <summary>超出职责.</summary>
    BeyondDuty,

    /// <summary>记录不全.</summary>
    RecordIncomplete,
}

/// <summary>How the claimant was contacted (5.3.2.2.3).</summary>
public enum ContactWay
{
    Phone,
    Visit,
    Message,
    Online,
}

/// <summary>What came of the handling (5.3.2.3.5-6).</summary>
public enum HandlingOutcome
{
    Solved,
    Unsolved,
    CannotBeSolved,
    Unreasonable,
}

/// <summary>
/// 反馈内容. Which fields must be filled follows from the kind of complaint and the outcome (5.3.2.3.3-6); <see cref="Outcome"/> is null for
/// consultations and suggestions.
/// </summary>
public sealed record Reply
{
    public HandlingOutcome? Outcome { get; init; }

    /// <summary>主责单位.</summary>
    public OrganizerId? LeadOrganizer { get; init; }

    /// <summary>办理时间 / 答复时间.</summary>
    public DateTimeOffset? HandledAt { get; init; }

    /// <summary>答复内容 of a consultation.</summary>
    public string? Answer { get; init; }

    /// <summary>主要措施.</summary>
    public string? Measures { get; init; }

    /// <summary>未解决原因, 不能解决原因或困难.</summary>
    public string? Reason { get; init; }

    /// <summary>下一步工作措施.</summary>
    public string? NextSteps { get; init; }

    /// <summary>落实时间.</summary>
    public string? NextStepsWhen { get; init; }

    /// <summary>有无研究工作措施.</summary>
    public string? MeasuresStudied { get; init; }

    /// <summary>反馈情况: how the claimant was told; for a suggestion, that it was received.</summary>
    public string? ToldClaimant { get; init; }

    /// <summary>转交相关部门 of a suggestion.</summary>
    public string? PassedTo { get; init; }

    /// <summary>不合理的具体依据.</summary>
    public string? Grounds { get; init; }

    /// <summary>相关法律、法规、规章和政策规定.</summary>
    public string? LawCited { get; init; }

    /// <summary>Why it is sent although it was warned of; kept only where it was.</summary>
    public string? SentKnowingly { get; init; }

    /// <summary>What it was warned of when it was sent. Found by the decision: what a caller sends here is not read.</summary>
    public ImmutableArray<ReplyWarning>? Warnings { get; init; }
}

/// <summary>One organizer's share after duty was divided on site (5.3.3 d).</summary>
public sealed record DutyShare(OrganizerId Organizer, string Duty);

/// <summary>Why an organizer is named in a circulated notice (5.3.3 d): 未按时, 不配合, 不接受协调.</summary>
public enum NoticeGround
{
    NoShow,
    LateArrival,
    Uncooperative,
    RefusedCoordination,
}

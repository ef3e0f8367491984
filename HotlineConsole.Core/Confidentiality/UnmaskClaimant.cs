using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Confidentiality;

/// <summary>
/// One person's look at a claimant's full particulars: with a reason, for a short time, kept in the order's history for good (6.1). One whose claimant
/// asked for confidentiality counts only once a second person has agreed.
/// </summary>
/// <param name="ById">Who asked; nobody else sees more by it.</param>
public sealed record Unmasking(int Id, string ById, string ByName, string Reason, DateTimeOffset At, bool NeedsSecond)
{
    /// <summary>The second person's decision; null: not decided, or none needed.</summary>
    public bool? Granted { get; init; }

    public string? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Since when it shows anything; null: not yet, or never.</summary>
    public DateTimeOffset? Since => !NeedsSecond ? At : Granted is true ? DecidedAt : null;

    public bool IsPending => NeedsSecond && Granted is null;

    /// <summary>When it ends, if it has begun.</summary>
    public DateTimeOffset? Until => Since + UnmaskClaimant.Lasts;

    public bool IsOpenFor(Actor by, DateTimeOffset now) => ById == by.Id && Since <= now && now < Until;
}

/// <summary>查看诉求人完整信息: asks to see what <see cref="Masking"/> hides from the hotline's own people.</summary>
[Clause("6.1.1")]
public sealed record UnmaskClaimant(WorkOrderNumber Number, string Reason) : WorkOrderCommand(Number)
{
    /// <summary>How long the particulars are shown. The standard gives no figure; a phone call fits into it.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    /// <summary>A reason has to say something, and is read later by somebody else.</summary>
    public const int ShortestReason = 4;
    public const int LongestReason = 500;

    public static readonly Refusal NoReason = new("unmask.no-reason", "6.1.1");
    public static readonly Refusal TooLong = new("unmask.too-long", "6.1.1");
    public static readonly Refusal Already = new("unmask.already", "6.1.1");

    public static Decision Decide(WorkOrder order, UnmaskClaimant command, Actor by, DateTimeOffset now, Rules rules) =>
        (command.Reason ?? "").Trim().Length < ShortestReason ? NoReason.Naming([nameof(Reason)])
        : command.Reason!.Length > LongestReason ? TooLong.Naming([nameof(Reason)])
        : order.Unmaskings.Any(u => u.ById == by.Id && (u.IsPending || u.IsOpenFor(by, now))) ? Already
        : new ClaimantUnmasked(order.Number, now, by, order.Unmaskings.Length + 1, command.Reason.Trim(), order.Complaint.Claimant.Confidential);
}

/// <summary>双人复核: a second person agrees to, or refuses, a look at a claimant who asked for confidentiality (是否保密).</summary>
[Clause("6.1.1"), Clause("5.2.3.1")]
public sealed record DecideUnmasking(WorkOrderNumber Number, int Unmasking, bool Granted) : WorkOrderCommand(Number)
{
    public static readonly Refusal Unknown = new("unmask.unknown", "6.1.1");
    public static readonly Refusal OwnRequest = new("unmask.own-request", "6.1.2");
    public static readonly Refusal Decided = new("unmask.decided", "6.1.1");

    public static Decision Decide(WorkOrder order, DecideUnmasking command, Actor by, DateTimeOffset now, Rules rules) =>
        order.Unmaskings.FirstOrDefault(u => u.Id == command.Unmasking && u.NeedsSecond) is not { } asked ? Unknown
        : asked.ById == by.Id ? OwnRequest
        : !asked.IsPending ? Decided.Because(order, rules)
        : new UnmaskingDecided(order.Number, now, by, asked.Id, command.Granted);
}

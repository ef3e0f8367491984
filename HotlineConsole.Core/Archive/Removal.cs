using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Archive;

/// <summary>销毁申请: that an order be taken out of the archive for good; waits for a second person.</summary>
/// <param name="Appraisal">Number of the written appraisal (鉴定意见书) that it stands on; null: none was named.</param>
public sealed record RemovalProposal(string ById, string ByName, DateTimeOffset At, string Reason, string? Appraisal);

/// <summary>What stays of an order that was removed: by whose decision, on what grounds, and the hashes of what there was.</summary>
public sealed record Tombstone(DateTimeOffset At, string DecidedBy, string Opinion, string ProposedBy, DateTimeOffset ProposedAt, string Reason, string? Appraisal)
{
    /// <summary>SHA-256 of the whole record as it was, the proposal among it: see <see cref="ArchiveOrder.ContentOf"/>. A bundle that was taken out before can be held to it.</summary>
    public string Content { get; init; } = "";

    /// <summary>SHA-256 of the rows that stay in the log without their text: see <see cref="RowsOf"/>.</summary>
    public string Rows { get; init; } = "";

    /// <summary>Places of its files in the folder of attachments, which went, too.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>Of events as they are in the log after their text went: position, instant, kind and seal.</summary>
    public static string RowsOf(IEnumerable<EventRow> rows) =>
        Convert.ToHexStringLower(rows.Aggregate(new byte[SHA256.HashSizeInBytes], (before, e) => Next(before, e.Sequence, e.Version, e.At.UtcTicks, e.Kind, e.Seal)));

    /// <summary>One row more.</summary>
    internal static byte[] Next(byte[] before, long sequence, int version, long ticks, string kind, string? seal) =>
        SHA256.HashData([.. before, .. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{sequence} {version} {ticks} {kind} {seal}\n"))]);
}

/// <summary>
/// 申请销毁: the keeper proposes that an order be removed whose time is over. The last day on which it is kept is a day of keeping; what is kept for ever
/// is never proposed.
/// </summary>
[Clause("5.6.2"), Clause("5.6.3")]
public sealed record ProposeRemoval(WorkOrderNumber Number, string Reason, string? Appraisal = null) : WorkOrderCommand(Number)
{
    public static readonly Refusal NotIn = new("removal.not-in", "5.6.2");
    public static readonly Refusal ForEver = new("removal.for-ever", "5.6.2");
    public static readonly Refusal TooEarly = new("removal.too-early", "5.6.2");
    public static readonly Refusal Already = new("removal.already", "5.6.3");
    public static readonly Refusal NoReason = new("removal.no-reason", "5.6.3");

    public static Decision Decide(WorkOrder order, ProposeRemoval command, Actor by, DateTimeOffset now, Rules rules) =>
        Refuse(order, now, rules) is { } refusal ? refusal
        : order.Removal is not null ? Already.Because(order, rules)
        : string.IsNullOrWhiteSpace(command.Reason) ? NoReason.Naming([nameof(Reason)])
        : new RemovalProposed(order.Number, now, by, command.Reason.Trim(), string.IsNullOrWhiteSpace(command.Appraisal) ? null : command.Appraisal.Trim());

    /// <summary>Why it may not be removed now, by whomever; null: its time is over.</summary>
    public static Refusal? Refuse(WorkOrder order, DateTimeOffset now, Rules rules) =>
        order.Archived is not { } archived ? NotIn
        : archived.KeepUntil is not { } until ? ForEver
        : LocalTime.DateOf(now, rules.Book.Calendar.Zone) <= LocalTime.DateOf(until, rules.Book.Calendar.Zone) ? TooEarly.With(Slot.Text(LocalTime.DateOf(until, rules.Book.Calendar.Zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))
        : null;
}

/// <summary>销毁审批: a second person agrees, and with that it is done, or refuses. Never who proposed it.</summary>
[Clause("5.6.2"), Clause("5.6.3")]
public sealed record DecideRemoval(WorkOrderNumber Number, bool Approved, string Opinion) : WorkOrderCommand(Number)
{
    public static readonly Refusal NotProposed = new("removal.not-proposed", "5.6.3");
    public static readonly Refusal OwnProposal = new("removal.own-proposal", "5.6.3");
    public static readonly Refusal NoOpinion = new("removal.no-opinion", "5.6.3");

    public static Decision Decide(WorkOrder order, DecideRemoval command, Actor by, DateTimeOffset now, Rules rules) =>
        order.Removal is not { } proposal ? NotProposed.Because(order, rules)
        : proposal.ById == by.Id ? OwnProposal
        : string.IsNullOrWhiteSpace(command.Opinion) ? NoOpinion.Naming([nameof(Opinion)])
        : !command.Approved ? new RemovalRefused(order.Number, now, by, command.Opinion.Trim())
        : ProposeRemoval.Refuse(order, now, rules) is { } refusal ? refusal
        : new WorkOrderRemoved(order.Number, now, by,
            new(now, by.Name, command.Opinion.Trim(), proposal.ByName, proposal.At, proposal.Reason, proposal.Appraisal) { Files = [.. order.Attachments.Select(a => a.File.Place)] },
            Remains.Of(order, by, now));
}

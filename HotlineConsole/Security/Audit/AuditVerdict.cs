using HotlineConsole.Core.Texts;

namespace HotlineConsole.Security.Audit;

/// <summary>Why a row is bad.</summary>
public enum AuditReason
{
    /// <summary>The row of this number is missing, and later ones are there.</summary>
    Gap,

    /// <summary>The row is not what was sealed, or nobody sealed it here.</summary>
    Changed,

    UnknownAlgorithm,

    /// <summary>The last rows are missing, or the whole is an older copy.</summary>
    CutTail,

    /// <summary>A row that was sealed here, yet not the one that was written last: an older copy that was written on.</summary>
    OtherHistory,

    /// <summary>There is nothing that says how far the rows have to reach.</summary>
    NoAnchor,
}

/// <summary>The first bad row.</summary>
public sealed record AuditFault(long Sequence, AuditReason Reason);

/// <summary>What a check of the whole chain has found.</summary>
/// <param name="Rows">How many rows were read: all of them, or up to the first bad one.</param>
/// <param name="Head">The last row that was found good.</param>
/// <param name="At">When the check ended.</param>
public sealed record AuditVerdict(long Rows, AuditAnchor? Head, AuditFault? Fault, DateTimeOffset At, TimeSpan Took)
{
    /// <summary>The result in words.</summary>
    public string Sentence => Fault is { } fault
        ? Words.Of("audit.broken", fault.Sequence, Words.Name(fault.Reason))
        : Words.Of("audit.whole", Rows, Math.Round(Took.TotalSeconds, 1));

    /// <summary>The first half of the last good seal, to be compared by eye with one that was written down.</summary>
    public string HeadText => Head is null ? "0" : $"{Head.Sequence} {Convert.ToHexString(Head.Mac.AsSpan(0, Math.Min(16, Head.Mac.Length)))}";
}

namespace HotlineConsole.Core.WorkOrders;

/// <summary>What in a reply makes its reader doubt that the matter was handled (5.3.3 f: 推诿扯皮、敷衍塞责).</summary>
public enum ReplyWarningKind
{
    /// <summary>Passed on to somebody, instead of handled.</summary>
    PassedOn,

    /// <summary>Will be done at no time in particular.</summary>
    NoTime,

    /// <summary>The claimant is asked to wait.</summary>
    Waiting,

    /// <summary>The claimant is asked for understanding, instead of answered.</summary>
    Understanding,

    /// <summary>The claimant is sent elsewhere or left to himself.</summary>
    SentAway,

    /// <summary>The same text as in another reply of the organizer.</summary>
    Copied,
}

/// <summary>A warning that was shown before a reply was sent; it never stops one.</summary>
/// <param name="Found">The words that were found; for a copy the number of the order that it was taken from.</param>
/// <param name="Field">The field of the reply that they stand in; null: the reply as a whole.</param>
public sealed record ReplyWarning(ReplyWarningKind Kind, string Found, string? Field = null);

using System.Collections.Immutable;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Feedback;

/// <summary>
/// Warnings before a reply is sent. They stop nothing: whoever sends it all the same says why, and both are kept with the reply for those who supervise
/// and follow up.
/// </summary>
[Clause("5.3.3")]
public static class ReplyWarnings
{
    public static readonly Refusal Warned = new("reply.warned", "5.3.3 f");

    /// <summary>All that is found in a reply, copies of earlier ones last.</summary>
    public static ImmutableArray<ReplyWarning> Of(WorkOrder order, OrganizerId organizer, Reply reply, Rules rules)
    {
        var found = BrushOff.In(order.Complaint.Kind, reply).ToList();
        if (rules.FindCopied?.Invoke(organizer, order.Number, reply) is { } copied)
        {
            found.Add(new(ReplyWarningKind.Copied, copied.ToString()));
        }

        return [.. found];
    }

    /// <summary>The reply as it is kept: with what was found in it, and why it is sent knowingly.</summary>
    public static Reply Kept(Reply reply, ImmutableArray<ReplyWarning> found) => found.IsEmpty
        ? reply with { Warnings = null, SentKnowingly = null }
        : reply with { Warnings = found, SentKnowingly = reply.SentKnowingly?.Trim() };
}

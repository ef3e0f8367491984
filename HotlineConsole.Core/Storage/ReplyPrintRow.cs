using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Storage;

/// <summary>What a reply is known by when it is sent again: see <see cref="Feedback.ReplyPrint"/>.</summary>
public sealed record ReplyPrintRow
{
    /// <summary>Sequence of the event that the reply came in.</summary>
    public required long Sequence { get; init; }

    public required OrganizerId Organizer { get; init; }

    public required WorkOrderNumber Number { get; init; }

    public required string Print { get; init; }
}

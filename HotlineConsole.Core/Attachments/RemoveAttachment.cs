using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Attachments;

/// <summary>移除附件: takes a file out of sight, with a reason. It stays in its folder and in the record for as long as the order is kept (5.6.1).</summary>
[Clause("5.2.2.2"), Clause("5.6.1")]
public sealed record RemoveAttachment(WorkOrderNumber Number, int Attachment, string Reason) : WorkOrderCommand(Number)
{
    public const int LongestReason = 500;

    public static readonly Refusal Unknown = new("attachment.unknown", "5.2.2.2");
    public static readonly Refusal NotYours = new("capability.attachment-of-others", "6.1.2");
    public static readonly Refusal NoReason = new("attachment.no-reason", "5.6.1");
    public static readonly Refusal ReasonTooLong = new("attachment.reason-too-long", "5.6.1");

    public static Decision Decide(WorkOrder order, RemoveAttachment command, Actor by, DateTimeOffset now, Rules rules) =>
        order.Attachments.FirstOrDefault(a => a.Id == command.Attachment && !a.IsRemoved) is not { } attachment ? Unknown
        : attachment.Organizer != by.Organizer && by.Role != Role.Supervisor ? NotYours
        : by.Organizer is { } own && Holding.Refuse(order, own, rules) is { } refusal ? refusal
        : string.IsNullOrWhiteSpace(command.Reason) ? NoReason.Naming([nameof(Reason)])
        : command.Reason.Length > LongestReason ? ReasonTooLong.Naming([nameof(Reason)])
        : new AttachmentRemoved(order.Number, now, by, attachment.Id, command.Reason.Trim());
}

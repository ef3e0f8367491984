using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Attachments;

/// <summary>
/// 添加附件. Comes once the file lies safe in its folder: by the hotline's people at any time, by an organizer's while it has the order in hand. In
/// nobody's name but one's own.
/// </summary>
/// <param name="Personal">It shows who the claimant is. Left out: it does when he asked for confidentiality and the hotline adds it.</param>
[Clause("5.2.2.2"), Clause("6.1.1")]
public sealed record AddAttachment(WorkOrderNumber Number, StoredFile File, bool? Personal = null) : WorkOrderCommand(Number)
{
    public static readonly Refusal Empty = new("attachment.empty", "5.2.2.2");
    public static readonly Refusal TooLarge = new("attachment.too-large", "5.2.2.2");
    public static readonly Refusal NotTaken = new("attachment.not-taken", "5.2.2.2");
    public static readonly Refusal Disagrees = new("attachment.disagrees", "5.2.2.2");
    public static readonly Refusal NoName = new("attachment.no-name", "5.2.2.2");
    public static readonly Refusal Full = new("attachment.full", "5.2.2.2");
    public static readonly Refusal Already = new("attachment.already", "5.2.2.2");

    /// <summary>The disk did not take it.</summary>
    public static readonly Refusal NotKept = new("store.file-not-kept", "5.2.2.2");

    public static Decision Decide(WorkOrder order, AddAttachment command, Actor by, DateTimeOffset now, Rules rules) =>
        RefuseBefore(order, by, rules) is { } refusal ? refusal
        : command.File is not { } file || AttachmentName.Clean(file.Name) is not { } name || file.Place?.StartsWith(order.Number.ToString(), StringComparison.Ordinal) is not true ? NoName.Naming([nameof(File)])
        : AttachmentType.Find(file.Type)?.Ends(name) is not true ? NotTaken.With(Slot.Text(AttachmentType.AllEndings)).Naming([nameof(File)])
        : file.Size < 1 ? Empty.Naming([nameof(File)])
        : file.Size > rules.Book.Policy.Attachments.LargestFile ? TooLarge.With(Slot.Text(AttachmentLimits.Shown(rules.Book.Policy.Attachments.LargestFile))).Naming([nameof(File)])
        : order.Attachments.FirstOrDefault(a => !a.IsRemoved && a.File.Sha256 == file.Sha256) is { } same ? Already.With(Slot.Text(same.File.Name)).Naming([nameof(File)])
        : Room(order, rules) < file.Size ? FullOf(rules)
        : new AttachmentAdded(order.Number, now, by, order.Attachments.Length + 1, file with { Name = name },
            command.Personal ?? (order.Complaint.Claimant.Confidential && by.Organizer is null));

    /// <summary>What stands in the way whatever the file: asked before it is sent.</summary>
    public static Refusal? RefuseBefore(WorkOrder order, Actor by, Rules rules) =>
        by.Organizer is { } own && Holding.Refuse(order, own, rules) is { } refusal ? refusal
        : order.Attachments.Length >= rules.Book.Policy.Attachments.MostFiles || Room(order, rules) < 1 ? FullOf(rules)
        : null;

    /// <summary>Bytes that the order can still take.</summary>
    private static long Room(WorkOrder order, Rules rules) => rules.Book.Policy.Attachments.LargestOrder - order.Attachments.Sum(a => a.File.Size);

    private static Refusal FullOf(Rules rules) => rules.Book.Policy.Attachments is var limits
        ? Full.With(Slot.Text(limits.MostFiles.ToString(System.Globalization.CultureInfo.InvariantCulture)), Slot.Text(AttachmentLimits.Shown(limits.LargestOrder))).Naming([nameof(File)])
        : throw new System.Diagnostics.UnreachableException();
}

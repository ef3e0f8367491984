using HotlineConsole.Core.Organizers;

namespace HotlineConsole.Core.Attachments;

/// <summary>A file as it lies in the folder of attachments; a fact of the log, so the file can be compared with it for ever.</summary>
/// <param name="Name">What it is called, without any path: see <see cref="AttachmentName"/>.</param>
/// <param name="Type">Its media type, found by its content: one of <see cref="AttachmentType.All"/>.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">Of its content, in lower-case hexadecimal.</param>
/// <param name="Place">Its random name in the folder, which begins with the order's number.</param>
public sealed record StoredFile(string Name, string Type, long Size, string Sha256, string Place);

/// <summary>附件: speech, a picture, a video or a document of an order (5.2.2.2).</summary>
/// <param name="Organizer">Whose people added it; null: the hotline's own.</param>
/// <param name="Personal">Shows or lets hear who the claimant is: for those only who may see him in full (6.1.1).</param>
public sealed record Attachment(int Id, StoredFile File, string ByName, OrganizerId? Organizer, DateTimeOffset At, bool Personal)
{
    /// <summary>When it was taken out of sight. The file stays as long as the order is kept.</summary>
    public DateTimeOffset? RemovedAt { get; init; }

    public string? RemovedBy { get; init; }

    public string? RemovedFor { get; init; }

    public bool IsRemoved => RemovedAt is not null;

    public AttachmentKind Kind => AttachmentType.Find(File.Type)?.Kind ?? AttachmentKind.Document;
}

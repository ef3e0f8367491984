using HotlineConsole.Core;
using HotlineConsole.Core.Attachments;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Live;

namespace HotlineConsole.Attachments;

/// <summary>Files on their way in and out (5.2.2.2): the file first, then the command; what the command does not take is not kept.</summary>
[Clause("5.2.2.2")]
public sealed class AttachmentDesk(HotlineStore store, AttachmentFolder folder, Desk desk, HotlineClock clock)
{
    /// <summary>Bytes of the largest file.</summary>
    public long LargestFile => store.Rules.Book.Policy.Attachments.LargestFile;

    /// <summary>Takes a file in for the signed-in person. What can be said without the file is said before it is read.</summary>
    /// <param name="length">Bytes, where they are known beforehand.</param>
    public async Task<Outcome> AddAsync(WorkOrderNumber number, string? name, Stream content, long? length, bool? personal, CancellationToken stop, Guid? id = null, int? expectedVersion = null)
    {
        var by = await desk.ActorAsync();
        return Capabilities.Allows(by.Role, typeof(AddAttachment))
            ? await AddAsync(by, command => desk.SendAsync(command, id, expectedVersion), number, name, content, length, personal, stop)
            : await desk.SendAsync(new AddAttachment(number, new("", "", 0, "", "")), id); // refused, and noted
    }

    /// <summary>Takes a file in for whom a signed link lets in.</summary>
    /// <param name="send">How the command gets to the door.</param>
    internal async Task<Outcome> AddAsync(
        Actor by, Func<AddAttachment, Task<Outcome>> send, WorkOrderNumber number, string? name, Stream content, long? length, bool? personal, CancellationToken stop)
    {
        var order = await store.FindAsync(number, stop);
        var refusal = order is null || !Capabilities.MaySee(by, order) ? Door.NoSuchOrder
            : AddAttachment.RefuseBefore(order, by, store.Rules) ?? (length > LargestFile ? AddAttachment.TooLarge.With(Slot.Text(AttachmentLimits.Shown(LargestFile))).Naming([nameof(AddAttachment.File)]) : null);
        var file = default(StoredFile);
        if (refusal is null)
        {
            (file, refusal) = await folder.TakeInAsync(number, name, content, LargestFile, stop);
        }

        return file is null ? new(number, order?.Version ?? 0, 0, refusal) : await SendAsync(new AddAttachment(number, file, personal), send);
    }

    /// <summary>The file, if the signed-in person may open it; else null, whatever the reason.</summary>
    public async Task<Attachment?> FindAsync(WorkOrderNumber number, int attachment, CancellationToken stop)
    {
        var by = await desk.ActorAsync();
        if (await store.FindAsync(number, stop) is not { } order || !Capabilities.MaySee(by, order))
        {
            return null;
        }

        // Who accepted it sees what he records, and his name is that of the first event.
        var history = order.Attachments.Any(a => a.Id == attachment && a.Personal) ? await store.HistoryAsync(number, stop) : [];
        var seen = Masking.View(order, by, store.Seal, clock.GetUtcNow(), history.Count == 0 ? null : history[0].Event.By.Id);
        return Openable(Masking.Shown(order, seen, store.Seal), seen, attachment);
    }

    /// <summary>The file of an order, as it is shown, if who sees the claimant so far may open it.</summary>
    internal static Attachment? Openable(WorkOrder shown, ClaimantView seen, int attachment) =>
        shown.Attachments.FirstOrDefault(a => a.Id == attachment && Masking.MayOpen(a, seen));

    private async Task<Outcome> SendAsync(AddAttachment command, Func<AddAttachment, Task<Outcome>> send)
    {
        var outcome = await send(command);
        if (outcome.Refusal == HotlineStore.InDoubt || outcome.Refusal == HotlineStore.Unavailable)
        {
            return outcome; // it may be committed: the next start finds out
        }

        // The same call sent again is answered as before, and the file of the first time is the one that is attached.
        if (outcome.IsDone && (await store.FindAsync(command.Number))!.Attachments.Any(a => a.File.Place == command.File.Place))
        {
            folder.Keep(command.File.Place);
        }
        else
        {
            folder.Delete(command.File.Place);
        }

        return outcome;
    }
}

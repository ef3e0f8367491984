using System.Security.Cryptography;
using System.Text;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Archive;

/// <summary>An order's place in the archive.</summary>
/// <param name="Years">How long it is kept; null: for ever.</param>
/// <param name="KeepUntil">The first instant at which it need not be kept.</param>
/// <param name="Covers">The last version of the order that the hash covers; what came later stands in the log and in every bundle, too.</param>
/// <param name="Content">SHA-256 of the record: see <see cref="ArchiveOrder.ContentOf"/>.</param>
public sealed record ArchiveRecord(DateTimeOffset At, int? Years, DateTimeOffset? KeepUntil, int Covers, string Content);

/// <summary>
/// 立卷归档: puts what is over into the archive, with a hash over its whole record, the hashes of its files among it. The event stands in the sealed log, so
/// neither the record nor the hash can be changed unnoticed.
/// </summary>
[Clause("5.6.1"), Clause("5.6.2")]
public sealed record ArchiveOrder(WorkOrderNumber Number, string Content) : WorkOrderCommand(Number)
{
    public static readonly Refusal NotOver = new("archive.not-over", "5.6.1");
    public static readonly Refusal Already = new("archive.already", "5.6.1");
    public static readonly Refusal NoHash = new("archive.no-hash", "5.6.3");

    public static Decision Decide(WorkOrder order, ArchiveOrder command, Actor by, DateTimeOffset now, Rules rules) =>
        !order.IsOver ? NotOver.Because(order, rules)
        : order.Archived is not null ? Already.Because(order, rules)
        : command.Content is not { Length: 2 * SHA256.HashSizeInBytes } hash || !hash.All(char.IsAsciiHexDigitLower) ? NoHash.Naming([nameof(Content)])
        : new WorkOrderArchived(order.Number, now, by, Record(order, hash, now, rules));

    /// <summary>SHA-256 over the events of an order as they are kept, in their order, in lower-case hexadecimal.</summary>
    public static string ContentOf(IEnumerable<EventRow> events)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var e in events)
        {
            // The length before the body: nothing can be moved from one event into the next.
            var body = Encoding.UTF8.GetBytes(e.Body);
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{e.Sequence} {e.Version} {e.At.UtcTicks} {e.Kind} {body.Length}\n")));
            hash.AppendData(body);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static ArchiveRecord Record(WorkOrder order, string hash, DateTimeOffset now, Rules rules)
    {
        var years = rules.Book.Policy.Retention.YearsOf(order);
        return new(now, years, RetentionPolicy.Until(order.ClosedAt!.Value, years, rules.Book.Calendar.Zone), order.Version, hash);
    }
}

using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Calls;

/// <summary>Says whether a complaint about the service is valid, once and for good, by somebody whom it does not concern.</summary>
/// <param name="Complaint">Its number: the sequence that its recording was answered with.</param>
[Clause("5.4.3")]
public sealed record JudgeServiceComplaint(long Complaint, bool? Valid, string Reason) : HotlineCommand
{
    public static readonly Refusal Unknown = new("service.unknown", "5.4.3");
    public static readonly Refusal Judged = new("service.judged", "5.4.3");
    public static readonly Refusal OwnRecord = new("service.own-record", "5.4.3");
    public static readonly Refusal OwnConduct = new("service.own-conduct", "5.4.3");
    public static readonly Refusal Incomplete = new("service.judgement-incomplete", "5.4.3");

    public static Decision Decide(ServiceComplaint? complaint, JudgeServiceComplaint command, ServiceMatter matter, Actor by, DateTimeOffset now, Rules rules)
    {
        var required = new Required().That(nameof(Valid), command.Valid is not null).Text(nameof(Reason), command.Reason);
        return complaint is null ? Unknown
            : complaint.Verdict is { } verdict ? Judged.With(Slot.Text(verdict.By.Name), Slot.Instant(TimeZoneInfo.ConvertTime(verdict.At, rules.City.TimeZone)), Slot.Key(WordOf(verdict.Valid)))
            : complaint.By.Id == by.Id ? OwnRecord
            : complaint.ComplainedOf == by.Id ? OwnConduct
            : required.Missing.Count > 0 ? Incomplete.Naming(required.Missing)
            : new ServiceComplaintJudged(now, by, complaint.Id, complaint.At, command.Valid!.Value, matter.Without(command.Reason));
    }

    /// <summary>The key of the word for a verdict.</summary>
    public static string WordOf(bool valid) => valid ? "service.valid" : "service.not-valid";
}

using System.Collections.Immutable;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Calls;

/// <summary>A report with the event that brought it, so that the same report sent again gets the same answer.</summary>
public sealed record KeptReport(CallReport Report, long Sequence);

/// <summary>
/// 来电: one call of the hotline's telephone as the switch reported it (A.1). It is put together by the reports' own instants: in which order they came,
/// and whether some came twice, makes no difference.
/// </summary>
/// <param name="Id">The switch's own id of the call.</param>
public sealed record PhoneCall(string Id)
{
    /// <summary>As they came.</summary>
    public ImmutableArray<KeptReport> Reports { get; init; } = [];

    public SealedCaller? Caller { get; init; }

    /// <summary>What a speech recogniser wrote down, by the numbers of the parts; null while it has not.</summary>
    [Clause("5.2.3.3")]
    public ImmutableArray<TranscriptPart>? Transcript { get; init; }

    public ImmutableArray<TranscriptPart> Parts => Transcript ?? [];

    public DateTimeOffset FirstAt => Reports.Min(r => r.Report.At);

    public DateTimeOffset? OfferedAt => First(CallStep.Offered)?.At;

    /// <summary>When it was answered for the first time.</summary>
    public DateTimeOffset? AnsweredAt => First(CallStep.Answered)?.At;

    public DateTimeOffset? AbandonedAt => First(CallStep.Abandoned)?.At;

    public DateTimeOffset? TransferredAt => Last(CallStep.Transferred)?.At;

    public DateTimeOffset? EndedAt => First(CallStep.Ended)?.At;

    /// <summary>Who answered it last.</summary>
    public string? Attendant => Last(CallStep.Answered)?.Attendant;

    public DateTimeOffset? RatedAt => First(CallStep.Rated)?.At;

    [Clause("5.4.2")]
    public ServiceRating? Rating => (ServiceRating?)First(CallStep.Rated)?.Key;

    /// <summary>Whether the actor is the attendant who speaks with the caller.</summary>
    [Clause("6.1")]
    public bool MayHear(Actor by) => by.Role == Role.Attendant && Attendant == by.Id;

    /// <summary>What the board counts of it; nothing of the caller.</summary>
    public CallFacts Facts => new(Id, FirstAt, OfferedAt, AnsweredAt, AbandonedAt, EndedAt, Attendant, Rating, RatedAt);

    /// <summary>The call after the event.</summary>
    public static PhoneCall Fold(PhoneCall? call, CallReported happened, long sequence)
    {
        call ??= new(happened.Call);
        return call with { Reports = call.Reports.AddRange(happened.Reports.Select(r => new KeptReport(r, sequence))), Caller = call.Caller ?? happened.Caller };
    }

    /// <summary>The call with that part as it was written down last.</summary>
    public PhoneCall With(CallTranscribed happened, long sequence) =>
        this with { Transcript = [.. Parts.Where(p => p.Part != happened.Part).Append(new(happened.Part, happened.Said, sequence)).OrderBy(p => p.Part)] };

    /// <summary>
    /// The call as it was after that event; null when it was not there yet. A part that was written down anew since is left out: what that event brought is
    /// folded when its turn comes.
    /// </summary>
    public PhoneCall? AsOf(long sequence) => Reports.RemoveAll(r => r.Sequence > sequence) is { IsEmpty: false } known
        ? this with { Reports = known, Transcript = Transcript?.RemoveAll(p => p.Sequence > sequence) } : null;

    public TranscriptPart? FindPart(int part) => Parts.FirstOrDefault(p => p.Part == part);

    /// <summary>The event that brought the reports, for one who sends them again; the last of them where there are several.</summary>
    public (int Reports, long Sequence) Answer(IEnumerable<CallReport> again)
    {
        var sequence = Reports.Where(r => again.Contains(r.Report)).Select(r => r.Sequence).DefaultIfEmpty(Reports[^1].Sequence).Max();
        return (Reports.Count(r => r.Sequence <= sequence), sequence);
    }

    public bool Has(CallReport report) => Reports.Any(r => r.Report == report);

    // By instants; what follows from the order of arrival would depend on the network.
    private CallReport? First(CallStep step) => Reports.Select(r => r.Report).Where(r => r.Step == step).MinBy(r => r.At.UtcTicks);

    private CallReport? Last(CallStep step) => Reports.Select(r => r.Report).Where(r => r.Step == step).MaxBy(r => r.At.UtcTicks);
}

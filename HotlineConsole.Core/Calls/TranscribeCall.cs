using System.Globalization;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Calls;

/// <summary>
/// 语音转文字: what a speech recogniser wrote down of a part of a call, to help the attendant who records it. Parts come in any order; of two texts for one
/// part the one that came last stands, since recognisers correct themselves.
/// </summary>
/// <param name="Call">The switch's own id of the call.</param>
/// <param name="Part">Counted from 1 in the order of speaking.</param>
/// <param name="Said">What was said; people say their names, so it is kept sealed only.</param>
[Clause("5.2.3.3")]
public sealed record TranscribeCall(string Call, int Part, string Said) : HotlineCommand
{
    public static readonly Refusal Incomplete = new("transcript.incomplete", "5.2.3.3");
    public static readonly Refusal BadPart = new("transcript.bad-part", "5.2.3.3");
    public static readonly Refusal PartTooLong = new("transcript.part-too-long", "5.2.3.3");
    public static readonly Refusal UnknownCall = new("transcript.unknown-call", "5.2.3.3");
    public static readonly Refusal NotAnswered = new("transcript.not-answered", "5.2.3.3");
    public static readonly Refusal Full = new("transcript.full", "5.2.3.3");

    /// <summary>Most parts of one call.</summary>
    public const int MostParts = 500;

    /// <summary>Longest text of one part, in UTF-16 units.</summary>
    public const int LongestPart = 2_000;

    /// <summary>Longest text of all parts together, in UTF-16 units: so much as the content of a complaint takes.</summary>
    public const int LongestWhole = CommandTexts.Longest;

    /// <summary>Nothing happens when the part has that text already.</summary>
    /// <param name="said">The text as the store sealed it.</param>
    public static Decision Decide(PhoneCall? call, TranscribeCall command, SealedWords said, Actor by, DateTimeOffset now)
    {
        var required = new Required().That(nameof(Call), ReportCall.IsName(command.Call)).Text(nameof(Said), command.Said);
        return required.Missing.Count > 0 ? Incomplete.Naming(required.Missing)
            : command.Part is < 1 or > MostParts ? BadPart.With(Number(MostParts)).Naming([nameof(Part)])
            : command.Said.Length > LongestPart ? PartTooLong.With(Number(LongestPart)).Naming([nameof(Said)])
            : call is null ? UnknownCall
            : call.AnsweredAt is null ? NotAnswered
            : call.FindPart(command.Part)?.Said.Mark == said.Mark ? Decision.Of()
            : call.Parts.Where(p => p.Part != command.Part).Sum(p => p.Said.Length) + command.Said.Length > LongestWhole ? Full.With(Number(LongestWhole))
            : new CallTranscribed(now, by, command.Call, command.Part, said);
    }

    private static string Number(int number) => Slot.Text(number.ToString(CultureInfo.InvariantCulture));
}

/// <summary>Words of a call, sealed as claimants are (6.1), with the mark by which the same words for the same part are known again.</summary>
/// <param name="Length">Of the plain text, in UTF-16 units.</param>
public sealed record SealedWords(string Sealed, string Mark, int Length);

/// <summary>A part of a call's transcript with the event that brought it.</summary>
public sealed record TranscriptPart(int Part, SealedWords Said, long Sequence);

/// <summary>A part in plain text, for the attendant who answered.</summary>
public sealed record SpokenPart(int Part, string Said);

/// <summary>A part of a call was written down, for the first time or anew.</summary>
public sealed record CallTranscribed(DateTimeOffset At, Actor By, string Call, int Part, SealedWords Said) : HotlineEvent(At, By);

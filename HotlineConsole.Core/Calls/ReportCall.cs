using System.Collections.Immutable;
using System.Globalization;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Calls;

/// <summary>
/// What the telephone switch reports of a call (A.1, 5.4.1). Reports may come late, twice and in any order: what cannot be true of one call together is
/// refused, all else is kept.
/// </summary>
/// <param name="Call">The switch's own id of the call.</param>
/// <param name="Caller">The number that calls, where the switch knows it; kept sealed only.</param>
[Clause("A.1")]
public sealed record ReportCall(string Call, ImmutableArray<CallReport> Reports, string? Caller = null) : HotlineCommand
{
    public static readonly Refusal Incomplete = new("call.incomplete", "A.1");
    public static readonly Refusal UnknownStep = new("call.unknown-step", "A.1");
    public static readonly Refusal InFuture = new("call.in-future", "A.1");
    public static readonly Refusal Twice = new("call.twice", "A.1");
    public static readonly Refusal NotInOrder = new("call.not-in-order", "A.1");
    public static readonly Refusal NeverAnswered = new("call.never-answered", "5.4.1");
    public static readonly Refusal RatedTwice = new("call.rated-twice", "5.4.1");
    public static readonly Refusal BadRating = new("call.bad-rating", "5.4.2");
    public static readonly Refusal BadCaller = new("call.bad-caller", "5.2.3.1");
    public static readonly Refusal OtherCaller = new("call.other-caller", "5.2.3.1");

    /// <summary>Longest id of a call and name of a seat, in UTF-16 units.</summary>
    public const int LongestName = 64;

    private const int LongestNumber = 32;

    /// <summary>Two machines' clocks differ a little: this far ahead an instant is not yet in the future.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(5);

    /// <summary>Nothing happens when all of it is known already.</summary>
    /// <param name="caller">The number as the store sealed it.</param>
    public static Decision Decide(PhoneCall? call, ReportCall command, SealedCaller? caller, Actor by, DateTimeOffset now)
    {
        if (Malformed(command, now) is { } malformed)
        {
            return malformed;
        }

        ImmutableArray<CallReport> fresh = [.. command.Reports.Select(r => r with { At = r.At.ToUniversalTime() }).Distinct().Where(r => call?.Has(r) is not true)];
        var isNewCaller = caller is not null && call?.Caller is null;
        return caller is not null && call?.Caller is { } known && known.Mark != caller.Mark ? OtherCaller.Naming([nameof(Caller)])
            : Contradiction([.. call?.Reports.Select(r => r.Report) ?? [], .. fresh]) is { } refusal ? refusal
            : fresh.IsEmpty && !isNewCaller ? Decision.Of()
            : new CallReported(now, by, command.Call, fresh, isNewCaller ? caller : null);
    }

    private static Refusal? Malformed(ReportCall command, DateTimeOffset now)
    {
        var required = new Required()
            .That(nameof(Call), IsName(command.Call))
            .That(nameof(Reports), !command.Reports.IsDefaultOrEmpty);
        if (required.Missing.Count > 0)
        {
            return Incomplete.Naming(required.Missing);
        }

        return command.Reports.Any(r => r.Step == CallStep.Answered ? !IsName(r.Attendant) : r.Attendant is not null) ? Incomplete.Naming([nameof(CallReport.Attendant)])
            : command.Reports.Any(r => !Enum.IsDefined(r.Step)) ? UnknownStep.Naming([nameof(CallReport.Step)])
            : command.Reports.Any(r => r.Step == CallStep.Rated ? r.Key is not (>= 1 and <= 5) : r.Key is not null) ? BadRating.Naming([nameof(CallReport.Key)])
            : command.Caller is { } caller && !IsNumber(caller) ? BadCaller.Naming([nameof(Caller)])
            : command.Reports.Any(r => r.At > now + ClockTolerance) ? InFuture.With(Slot.Text(ClockTolerance.TotalSeconds.ToString(CultureInfo.InvariantCulture))).Naming([nameof(CallReport.At)])
            : null;
    }

    /// <summary>
    /// What of the reports cannot be true of one call. Of a set that is in order every part is, so no order of arrival is ever refused: a transfer without an
    /// answer before it is none of it, since that answer may still come.
    /// </summary>
    private static Refusal? Contradiction(IReadOnlyList<CallReport> all)
    {
        return Of(CallStep.Rated).Count > 1 ? RatedTwice
            : Of(CallStep.Abandoned).Count > 0 && (Of(CallStep.Answered).Count > 0 || Of(CallStep.Rated).Count > 0 || Of(CallStep.Transferred).Count > 0) ? NeverAnswered
            : Of(CallStep.Offered).Count > 1 || Of(CallStep.Abandoned).Count > 1 || Of(CallStep.Ended).Count > 1 ? Twice
            : Of(CallStep.Offered) is [var offered] && all.Any(r => r.At < offered.At) ? NotInOrder
            : Of(CallStep.Ended) is [var ended] && all.Any(r => r.At > ended.At) ? NotInOrder
            : null;

        List<CallReport> Of(CallStep step) => [.. all.Where(r => r.Step == step)];
    }

    internal static bool IsName(string? text) => !string.IsNullOrWhiteSpace(text) && text.Length <= LongestName;

    private static bool IsNumber(string text) => text.Length <= LongestNumber && text.Any(char.IsAsciiDigit) && text.All(c => char.IsAsciiDigit(c) || "+-() ".Contains(c, StringComparison.Ordinal));
}

/// <summary>What was new of a call. The caller's number is in it sealed, and only once.</summary>
public sealed record CallReported(DateTimeOffset At, Actor By, string Call, ImmutableArray<CallReport> Reports, SealedCaller? Caller) : HotlineEvent(At, By);

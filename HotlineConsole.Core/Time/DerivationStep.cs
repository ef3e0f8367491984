using System.Collections.Immutable;
using HotlineConsole.Core.Texts;

namespace HotlineConsole.Core.Time;

/// <summary>One step of a derivation: a key of Words, and what goes into its slots (see <see cref="Slot"/>).</summary>
public sealed record DerivationStep(string Code, ImmutableArray<string> Slots)
{
    internal const string Start = "why.start";
    internal const string Override = "why.override";
    internal const string Surge = "why.surge";
    internal const string Hours = "why.hours";
    internal const string NaturalDays = "why.natural-days";
    internal const string NaturalDaysEnd = "why.natural-days-end";
    internal const string WorkingDays = "why.working-days";
    internal const string DaysOff = "why.days-off";
    internal const string CalendarMissing = "why.calendar-missing";
    internal const string Extension = "why.extension";

    public string InWords() => Words.Of(Code, [.. Slots.Select(Slot.InWords)]);

    public bool Equals(DerivationStep? other) => other is not null && Code == other.Code && Slots.SequenceEqual(other.Slots);

    public override int GetHashCode() => HashCode.Combine(Code, Slots.Length);
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Texts;

namespace HotlineConsole.Core.Time;

/// <summary>Why a deadline is when it is: stored with it, so that "why is it red?" is answered years later as it was decided then.</summary>
public sealed record Derivation(string Edition, string Clause, string StartEvent, Limit Limit, ImmutableArray<DerivationStep> Steps)
{
    /// <summary>The deadline was counted over a year that the working calendar has no data for.</summary>
    [JsonIgnore]
    public bool CalendarMissing => Has(DerivationStep.CalendarMissing);

    /// <summary>One sentence a line in the current UI culture: limit and clause first, then the steps.</summary>
    public IReadOnlyList<string> Explain() =>
        [Words.Of("why.limit", Limit.InWords(), Edition, Clause), .. Steps.Select(s => s.InWords())];

    public bool Equals(Derivation? other) =>
        other is not null && Edition == other.Edition && Clause == other.Clause && StartEvent == other.StartEvent
        && Limit == other.Limit && Steps.SequenceEqual(other.Steps);

    public override int GetHashCode() => HashCode.Combine(Edition, Clause, StartEvent, Limit, Steps.Length);

    internal bool Has(string code)
    {
        foreach (var step in Steps)
        {
            if (step.Code == code)
            {
                return true;
            }
        }

        return false;
    }
}

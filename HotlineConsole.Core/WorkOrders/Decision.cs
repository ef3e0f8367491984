using System.Collections.Immutable;
using HotlineConsole.Core.Texts;
using HotlineConsole.Core.Time;

namespace HotlineConsole.Core.WorkOrders;

/// <summary>
/// Why a command is not done: a value with a stable code, the clause it stands on, the fields that are missing or wrong, and slots for its
/// sentence (text key <c>refusal.CODE</c>).
/// </summary>
public sealed record Refusal(string Code, string Clause)
{
    /// <summary>Names of the fields that are missing or wrong, as the command spells them.</summary>
    public ImmutableArray<string> Fields { get; init; } = [];

    public ImmutableArray<string> Slots { get; init; } = [];

    /// <summary>The sentence in the current UI culture: what is wrong and the way out. Missing fields are named.</summary>
    public string Text
    {
        get
        {
            var sentence = Words.Of($"refusal.{Code}", [.. Slots.Select(Slot.InWords)]);
            return Fields.IsEmpty ? sentence
                : sentence + Words.Of("refusal.fields", string.Join(Words.Of("refusal.comma"), Fields.Select(f => Words.Of($"field.{f}"))));
        }
    }

    public Refusal Naming(IEnumerable<string> fields) => this with { Fields = [.. fields] };

    /// <param name="slots">Made by <see cref="Slot"/>, so that the sentence can be said in the reader's language.</param>
    public Refusal With(params string[] slots) => this with { Slots = [.. slots] };
}

/// <summary>Outcome of a pure decision: the events to commit, or a refusal.</summary>
public readonly struct Decision
{
    private Decision(ImmutableArray<HotlineEvent> events, Refusal? refusal) => (Events, Refusal) = (events, refusal);

    public ImmutableArray<HotlineEvent> Events { get; }

    public Refusal? Refusal { get; }

    public static Decision Of(params ReadOnlySpan<HotlineEvent> events) => new([.. events], null);

    public static implicit operator Decision(HotlineEvent happened) => new([happened], null);

    public static implicit operator Decision(Refusal refusal) => new([], refusal);
}

using HotlineConsole.Core.Standard;

namespace HotlineConsole.Core.Organizers;

/// <summary>A service phrase of Appendix B, with the moment it belongs to and its <c>{slots}</c>.</summary>
[Clause("B.1")]
public sealed record Phrase(string Clause, string Moment, string Text, string English, IReadOnlyList<string> Slots)
{
    /// <summary>The text with its slots filled; a slot without a value stays visible.</summary>
    public string Filled(IReadOnlyDictionary<string, string> values) =>
        Slots.Aggregate(Text, (text, slot) => values.TryGetValue(slot, out var value) ? text.Replace($"{{{slot}}}", value, StringComparison.Ordinal) : text);
}

using HotlineConsole.Core.Standard;

namespace HotlineConsole.Core.Organizers;

/// <summary>A service phrase of Appendix B, with the moment it belongs to and its <c>{slots}</c>.</summary>
[Clause("B.1")]
public sealed record Phrase(string Clause, string Moment, string Text, string English, IReadOnlyList<string> Slots)
{
    private const string EitherForm = "先生/女士";

    /// <summary>The text with its slots filled; a slot without a value stays visible. Whose form of address was recorded with the name is not asked for both.</summary>
    public string Filled(IReadOnlyDictionary<string, string> values) =>
        Slots.Aggregate(Text, (text, slot) => values.TryGetValue(slot, out var value) ? Put(text, $"{{{slot}}}", value) : text);

    private static string Put(string text, string slot, string value) =>
        (value.EndsWith("先生", StringComparison.Ordinal) || value.EndsWith("女士", StringComparison.Ordinal) ? text.Replace(slot + EitherForm, value, StringComparison.Ordinal) : text)
        .Replace(slot, value, StringComparison.Ordinal);
}

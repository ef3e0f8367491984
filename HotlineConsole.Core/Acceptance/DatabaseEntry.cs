using System.Globalization;
using System.Text.RegularExpressions;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Acceptance;

/// <summary>热线数据库条目 (6.2): a public fact with its answer, whose it is, what it stands on and when it holds. What a complaint is answered from at once.</summary>
[Clause("6.2.1"), Clause("5.3.1")]
public sealed partial record DatabaseEntry
{
    public static readonly Refusal NotOffered = new("answer.entry-not-offered", "5.3.1");

    public required int Id { get; init; }

    public required string Title { get; init; }

    public required string Answer { get; init; }

    public string? Category { get; init; }

    /// <summary>The organizer that answers for it, or who else does.</summary>
    public required string Owner { get; init; }

    /// <summary>The law, rule or document that it stands on.</summary>
    public required string Source { get; init; }

    /// <summary>First and last day on which it holds, by the city's calendar; both days are included.</summary>
    public required DateOnly ValidFrom { get; init; }

    public DateOnly? ValidUntil { get; init; }

    public bool Published { get; init; }

    /// <summary>What it is searched by: title, answer and source as <see cref="Storage.Bigrams.Runs(string)"/> fold them.</summary>
    public string SearchText { get; init; } = "";

    /// <summary>How an order cites it.</summary>
    public string Citation => string.Create(CultureInfo.InvariantCulture, $"HD-{Id} {Title}");

    public bool IsOfferedOn(DateOnly day) => Published && ValidFrom <= day && (ValidUntil is not { } last || day <= last);

    /// <summary>The entry that a citation names; null when it cites something else, which the standard allows: a law by its title.</summary>
    public static int? IdOf(string citation) =>
        Form().Match(citation) is { Success: true } found && int.TryParse(found.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>Why an answer may not cite it on a day: there is none, or it is not published, or does not hold. A text that names no entry is the attendant's own.</summary>
    public static Refusal? Refuse(string citation, DatabaseEntry? cited, DateOnly day) =>
        IdOf(citation) is null || cited?.IsOfferedOn(day) is true ? null : NotOffered.Naming([nameof(AnswerDirectly.DatabaseEntry)]);

    [GeneratedRegex(@"^\s*HD-(\d{1,9})(?!\d)")]
    private static partial Regex Form();
}

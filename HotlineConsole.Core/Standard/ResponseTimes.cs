using System.Collections.Frozen;

namespace HotlineConsole.Core.Standard;

/// <summary>One limit of the table with the clause that it stands in.</summary>
public sealed record LimitCell(Limit Limit, string Clause);

/// <summary>One dated edition of the limits table. A new edition is a new table, never an edited one.</summary>
[Clause("4.1"), Clause("5.3.2.1.3"), Clause("5.3.2.2.2"), Clause("5.3.2.3.2")]
public sealed record ResponseTimes
{
    public required string Edition { get; init; }

    /// <summary>The first local date on which the edition is in force; null: never in force by itself, only picked by a setting.</summary>
    public required DateOnly? EffectiveFrom { get; init; }

    public required FrozenDictionary<(Step Step, ResponseTier Tier), LimitCell> Cells { get; init; }

    /// <summary>Dispatch of a general complaint while a surge of calls is declared.</summary>
    public required LimitCell SurgeDispatch { get; init; }

    public LimitCell this[Step step, ResponseTier tier] => Cells[(step, tier)];

    /// <summary>DB11/T 2021-2022.</summary>
    public static ResponseTimes Published => PublishedEdition.Times;

    /// <summary>The draft for comment; only ever picked by a setting.</summary>
    public static ResponseTimes Draft => DraftEdition.Times;

    public static IReadOnlyList<ResponseTimes> All { get; } = [Published, Draft];

    /// <summary>The edition with that name; null when there is none.</summary>
    public static ResponseTimes? Find(string edition) => All.FirstOrDefault(e => e.Edition == edition);

    /// <summary>The edition with that name; an unknown name is a mistake in the settings and throws.</summary>
    public static ResponseTimes ById(string edition) =>
        Find(edition) ?? throw new ArgumentException($"There is no edition \"{edition}\".", nameof(edition));

    /// <summary>The newest edition in force on the local date; a date before all editions gets the earliest one (decision 0001).</summary>
    public static ResponseTimes InForceOn(DateOnly localDate) =>
        All.Where(e => e.EffectiveFrom <= localDate).MaxBy(e => e.EffectiveFrom)
        ?? All.Where(e => e.EffectiveFrom is not null).MinBy(e => e.EffectiveFrom)!;

    /// <summary>The newest edition in force at the instant, by the date that its own offset shows.</summary>
    public static ResponseTimes InForceOn(DateTimeOffset instant) => InForceOn(DateOnly.FromDateTime(instant.DateTime));
}

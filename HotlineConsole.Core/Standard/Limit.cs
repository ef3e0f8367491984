using System.Text.Json.Serialization;
using HotlineConsole.Core.Texts;

namespace HotlineConsole.Core.Standard;

/// <summary>The unit that a limit is counted in.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LimitUnit>))]
public enum LimitUnit
{
    Minute,
    Hour,
    NaturalDay,
    WorkingDay,
}

/// <summary>A limit as the standard writes it, amount and unit; what instant it leads to is arithmetic of <c>Time</c>.</summary>
public readonly record struct Limit(int Amount, LimitUnit Unit)
{
    public static Limit Minutes(int amount) => new(amount, LimitUnit.Minute);

    public static Limit Hours(int amount) => new(amount, LimitUnit.Hour);

    public static Limit NaturalDays(int amount) => new(amount, LimitUnit.NaturalDay);

    public static Limit WorkingDays(int amount) => new(amount, LimitUnit.WorkingDay);

    /// <summary>"7 natural days" in the current UI culture.</summary>
    public string InWords() => Words.Of(Amount == 1 ? $"limit.one.{Unit}" : $"limit.{Unit}", Amount);
}

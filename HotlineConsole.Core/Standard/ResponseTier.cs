namespace HotlineConsole.Core.Standard;

/// <summary>The rows of the limits table (4.1: graded response). Complex is an approved extension of General, never a first judgement.</summary>
[Clause("4.1")]
public enum ResponseTier
{
    LifeAndSafety,
    Livelihood,
    General,
    Complex,
}

/// <summary>Which row of the limits table an urgency belongs to.</summary>
[Clause("5.3.2.1.3")]
public static class Tiers
{
    public static ResponseTier Of(Urgency urgency) => urgency switch
    {
        Urgency.Emergency => ResponseTier.LifeAndSafety,
        Urgency.Instability => ResponseTier.LifeAndSafety,
        Urgency.PublicHealth => ResponseTier.LifeAndSafety,
        Urgency.LifeAndProperty => ResponseTier.LifeAndSafety,
        Urgency.BasicLivelihood => ResponseTier.Livelihood,
        Urgency.ExtremeWeather => ResponseTier.Livelihood,
        Urgency.General => ResponseTier.General,
    };

    /// <summary>Everything but a general complaint is urgent (5.2.3.1 g 2).</summary>
    public static bool IsUrgent(Urgency urgency) => urgency != Urgency.General;
}

namespace HotlineConsole.Core.Standard;

/// <summary>A span for each response tier.</summary>
public sealed record TierSpans
{
    public required TimeSpan LifeAndSafety { get; init; }

    public required TimeSpan Livelihood { get; init; }

    public required TimeSpan General { get; init; }

    public required TimeSpan Complex { get; init; }

    public TimeSpan Of(ResponseTier tier) => tier switch
    {
        ResponseTier.LifeAndSafety => LifeAndSafety,
        ResponseTier.Livelihood => Livelihood,
        ResponseTier.General => General,
        ResponseTier.Complex => Complex,
    };
}

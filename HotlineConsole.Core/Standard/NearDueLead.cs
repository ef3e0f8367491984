namespace HotlineConsole.Core.Standard;

/// <summary>How long before a due instant the one reminder comes (5.3.3 a, decision 0003).</summary>
[Clause("5.3.3")]
public sealed record NearDueLead
{
    /// <summary>The lead is one part in so many of the window.</summary>
    public int OnePartIn { get; init; } = 5;

    /// <summary>The lead is never shorter than this, unless half of the window is.</summary>
    public TierSpans LastCall { get; init; } = new()
    {
        LifeAndSafety = TimeSpan.FromMinutes(5),
        Livelihood = TimeSpan.FromMinutes(30),
        General = TimeSpan.FromMinutes(240),
        Complex = TimeSpan.FromMinutes(240),
    };

    /// <summary>The longer of the share and the last call, at most half of the window.</summary>
    public TimeSpan Of(ResponseTier tier, TimeSpan window)
    {
        var share = window / OnePartIn;
        var lastCall = LastCall.Of(tier);
        var lead = share > lastCall ? share : lastCall;
        var half = window / 2;
        return lead < half ? lead : half;
    }
}

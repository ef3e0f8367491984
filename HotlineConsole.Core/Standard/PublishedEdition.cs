using System.Collections.Frozen;

namespace HotlineConsole.Core.Standard;

internal static class PublishedEdition
{
    /// <summary>DB11/T 2021-2022, in force since 2023-01-01.</summary>
    internal static readonly ResponseTimes Times = new()
    {
        Edition = "DB11/T 2021-2022",
        EffectiveFrom = new DateOnly(2023, 1, 1),
        Cells = new Dictionary<(Step, ResponseTier), LimitCell>
        {
            [(Step.Dispatch, ResponseTier.LifeAndSafety)] = new(Limit.Hours(1), "5.3.2.1.3 a"),
            [(Step.Dispatch, ResponseTier.Livelihood)] = new(Limit.Hours(2), "5.3.2.1.3 b"),
            [(Step.Dispatch, ResponseTier.General)] = new(Limit.Hours(24), "5.3.2.1.3 c"),
            [(Step.Dispatch, ResponseTier.Complex)] = new(Limit.Hours(24), "5.3.2.1.3 c"), // complex only changes feedback
            [(Step.SignFor, ResponseTier.LifeAndSafety)] = new(Limit.Minutes(15), "5.3.2.2.2 a"),
            [(Step.SignFor, ResponseTier.Livelihood)] = new(Limit.Minutes(30), "5.3.2.2.2 b"),
            [(Step.SignFor, ResponseTier.General)] = new(Limit.Hours(24), "5.3.2.2.2 c"),
            [(Step.SignFor, ResponseTier.Complex)] = new(Limit.Hours(24), "5.3.2.2.2 c"),
            [(Step.Feedback, ResponseTier.LifeAndSafety)] = new(Limit.Hours(2), "5.3.2.3.2 a"),
            [(Step.Feedback, ResponseTier.Livelihood)] = new(Limit.Hours(24), "5.3.2.3.2 b"),
            [(Step.Feedback, ResponseTier.General)] = new(Limit.NaturalDays(7), "5.3.2.3.2 c"),
            [(Step.Feedback, ResponseTier.Complex)] = new(Limit.NaturalDays(15), "5.3.2.3.2 d"),
        }.ToFrozenDictionary(),
        SurgeDispatch = new(Limit.Hours(48), "5.3.2.1.3 c"),
    };
}

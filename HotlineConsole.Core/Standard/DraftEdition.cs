using System.Collections.Frozen;

namespace HotlineConsole.Core.Standard;

internal static class DraftEdition
{
    /// <summary>
    /// The draft for comment: never in force, picked by a setting only. Its items have no letters, so (1) is the first item of the list.
    /// It differs in sign-for of a general complaint, in the numbers of clauses, and in writing 天 where the published text has 自然日.
    /// It does not name public health: that is covered by its "other complaints that may cost life or property" (decision 0001).
    /// </summary>
    internal static readonly ResponseTimes Times = new()
    {
        Edition = "DB11/T 2021 (draft)",
        EffectiveFrom = null,
        Cells = new Dictionary<(Step, ResponseTier), LimitCell>
        {
            [(Step.Dispatch, ResponseTier.LifeAndSafety)] = new(Limit.Hours(1), "5.3.2.1.3 (1)"),
            [(Step.Dispatch, ResponseTier.Livelihood)] = new(Limit.Hours(2), "5.3.2.1.3 (2)"),
            [(Step.Dispatch, ResponseTier.General)] = new(Limit.Hours(24), "5.3.2.1.3 (3)"),
            [(Step.Dispatch, ResponseTier.Complex)] = new(Limit.Hours(24), "5.3.2.1.3 (3)"), // complex only changes feedback
            [(Step.SignFor, ResponseTier.LifeAndSafety)] = new(Limit.Minutes(15), "5.3.2.2.1 (1)"),
            [(Step.SignFor, ResponseTier.Livelihood)] = new(Limit.Minutes(30), "5.3.2.2.1 (2)"),
            [(Step.SignFor, ResponseTier.General)] = new(Limit.WorkingDays(1), "5.3.2.2.1 (3)"),
            [(Step.SignFor, ResponseTier.Complex)] = new(Limit.WorkingDays(1), "5.3.2.2.1 (3)"),
            [(Step.Feedback, ResponseTier.LifeAndSafety)] = new(Limit.Hours(2), "5.3.2.3.2 (1)"),
            [(Step.Feedback, ResponseTier.Livelihood)] = new(Limit.Hours(24), "5.3.2.3.2 (2)"),
            [(Step.Feedback, ResponseTier.General)] = new(Limit.NaturalDays(7), "5.3.2.3.2 (3)"),
            [(Step.Feedback, ResponseTier.Complex)] = new(Limit.NaturalDays(15), "5.3.2.3.2 (4)"),
        }.ToFrozenDictionary(),
        SurgeDispatch = new(Limit.Hours(48), "5.3.2.1.3 (4)"),
    };
}

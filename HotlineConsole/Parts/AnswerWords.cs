using HotlineConsole.Core.Texts;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Parts;

/// <summary>A claimant's answers in words, one part each; what was not answered is left out.</summary>
internal static class AnswerWords
{
    public static IEnumerable<string> Of(FollowUpAnswers answers)
    {
        if (answers.Contacted is { } contacted)
        {
            yield return Words.Of(contacted ? "FollowUp.Contacted.Yes" : "FollowUp.Contacted.No");
        }

        if (answers.Solved is { } solved)
        {
            yield return Words.Of(solved ? "FollowUp.Solved.Yes" : "FollowUp.Solved.No");
        }

        if (answers.Level is { } level)
        {
            yield return Words.Name(level);
        }

        foreach (var reason in answers.Reasons)
        {
            yield return Words.Name(reason);
        }

        if (answers.OtherReason is { } other)
        {
            yield return other;
        }

        if (answers.Remarks is { } remarks)
        {
            yield return Words.Of("FollowUp.Said", remarks);
        }
    }
}

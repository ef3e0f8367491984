using System.Text;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.FollowUp;

/// <summary>短信回访: the claimant's answer by text message. What cannot be read as an answer is kept as he wrote it, and the invitation stays open.</summary>
[Clause("5.5.2")]
public sealed record AnswerByMessage(WorkOrderNumber Number, string Text) : WorkOrderCommand(Number)
{
    public static readonly Refusal NoText = new("message.empty", "5.5.2");

    public static Decision Decide(WorkOrder order, AnswerByMessage command, Actor by, DateTimeOffset now, Rules rules) =>
        AnswerFollowUp.RefuseInvited(order, now, rules) is { } refusal ? refusal
        : order.FollowUp!.SentAt is null ? AnswerFollowUp.NotInvited
        : string.IsNullOrWhiteSpace(command.Text) ? NoText.Naming([nameof(Text)])
        : MessageText.Read(command.Text) is { } answers ? new FollowUpAnswered(order.Number, now, by, order.Handling, FollowUpWay.Message, answers) { Text = command.Text.Trim() }
        : new MessageUnclear(order.Number, now, by, order.Handling, command.Text.Trim());
}

/// <summary>
/// Reads a text message: a level as its number 1 to 5 or in the words of 5.4.2, and 解决 or 未解决, in any order, with anything between them. Whatever is
/// left is a remark. Two levels, or both solved and unsolved, are no answer: nobody guesses which is meant.
/// </summary>
[Clause("5.4.2")]
public static class MessageText
{
    // Longer words first: what holds 满意 may be any of five.
    private static readonly (string Word, Satisfaction Level)[] Levels =
    [
        ("非常不满意", Satisfaction.VeryDissatisfied), ("非常满意", Satisfaction.VerySatisfied), ("基本满意", Satisfaction.BasicallySatisfied),
        ("不满意", Satisfaction.Dissatisfied), ("满意", Satisfaction.Satisfied),
    ];

    private static readonly (string Word, bool Solved)[] Solutions =
        [("没有得到解决", false), ("没有解决", false), ("未得到解决", false), ("未解决", false), ("没解决", false), ("不解决", false), ("得到解决", true), ("已解决", true), ("解决", true)];

    /// <summary>The answers in the text; null when there are none, or when they contradict each other.</summary>
    public static FollowUpAnswers? Read(string text)
    {
        var rest = text.Normalize(NormalizationForm.FormKC).Trim();
        var levels = Taken(Levels, ref rest);
        var solutions = Taken(Solutions, ref rest);
        levels.AddRange(Number(ref rest));
        if (levels.Distinct().Count() > 1 || solutions.Distinct().Count() > 1 || levels.Count + solutions.Count == 0)
        {
            return null;
        }

        var remarks = rest.Trim([' ', ',', '.', ';', ':', '!', '、', '。', '分', '了', '\n', '\r', '\t']);
        return new(null, solutions.Count > 0 ? solutions[0] : null, levels.Count > 0 ? levels[0] : null, [], null, remarks.Length > 0 ? remarks : null);
    }

    private static List<T> Taken<T>((string Word, T Meaning)[] words, ref string rest)
    {
        var taken = new List<T>();
        foreach (var (word, meaning) in words)
        {
            if (rest.Contains(word, StringComparison.Ordinal))
            {
                taken.Add(meaning);
                rest = rest.Replace(word, " ", StringComparison.Ordinal);
            }
        }

        return taken;
    }

    // A digit that stands alone; "3号楼" or "15天" are no levels.
    private static List<Satisfaction> Number(ref string rest)
    {
        var parts = rest.Split([' ', ',', ';', '.', '。', '、', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var levels = parts.Where(p => p.TrimEnd('分') is [>= '1' and <= '5']).Select(p => (Satisfaction)(p[0] - '0')).ToList();
        if (levels.Count > 0)
        {
            rest = string.Join(' ', parts.Where(p => p.TrimEnd('分') is not [>= '1' and <= '5']));
        }

        return levels;
    }
}

using System.Collections.Frozen;
using System.Text;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Feedback;

/// <summary>
/// Words that brush a claimant off, as data. 5.3.3 f names the fault (推诿扯皮、敷衍塞责) but no words; these are what claimants, call-backs and reply audits of
/// such hotlines complain of (decision 0036). What each group means stands in the texts of <see cref="ReplyWarningKind"/>, in both languages.
/// </summary>
[Clause("5.3.3")]
public static class BrushOff
{
    public static readonly FrozenDictionary<ReplyWarningKind, string[]> Words = new Dictionary<ReplyWarningKind, string[]>
    {
        [ReplyWarningKind.PassedOn] = ["已转交", "已转办", "已移交", "已转相关", "转相关部门", "已反映给", "已上报", "已督促"],
        [ReplyWarningKind.NoTime] = ["正在研究", "研究解决", "研究处理", "尽快处理", "尽快解决", "适时", "择机", "逐步解决", "条件成熟"],
        [ReplyWarningKind.Waiting] = ["耐心等待", "请等待", "等候通知", "等待通知", "等待处理"],
        [ReplyWarningKind.Understanding] = ["请理解", "望理解", "给予理解", "请谅解", "敬请谅解", "望谅解"],
        [ReplyWarningKind.SentAway] = ["不归我", "不属于我", "不是我单位", "自行协商", "自行解决", "向有关部门反映", "向相关部门反映"],
    }.ToFrozenDictionary();

    /// <summary>What is found in the texts that say how the matter was handled, each word once, in the order of the form.</summary>
    public static IEnumerable<ReplyWarning> In(ComplaintKind kind, Reply reply)
    {
        var seen = new HashSet<string>();
        foreach (var (field, text) in ReplyTexts.Of(reply))
        {
            var plain = ReplyTexts.Plain(text);
            foreach (var (group, words) in Words.OrderBy(w => w.Key))
            {
                // 5.3.2.3.4 asks to say of a suggestion that it was passed on.
                foreach (var word in kind == ComplaintKind.Suggestion && group == ReplyWarningKind.PassedOn ? [] : words)
                {
                    if (plain.Contains(word, StringComparison.Ordinal) && seen.Add(word))
                    {
                        yield return new(group, word, field);
                    }
                }
            }
        }
    }
}

/// <summary>The texts of a reply that say how the matter was handled.</summary>
internal static class ReplyTexts
{
    public static IEnumerable<(string Field, string Text)> Of(Reply reply)
    {
        (string Field, string? Text)[] all =
        [
            (nameof(Reply.Answer), reply.Answer), (nameof(Reply.Measures), reply.Measures), (nameof(Reply.Reason), reply.Reason), (nameof(Reply.NextSteps), reply.NextSteps),
            (nameof(Reply.MeasuresStudied), reply.MeasuresStudied), (nameof(Reply.Grounds), reply.Grounds), (nameof(Reply.ToldClaimant), reply.ToldClaimant),
        ];
        return all.Where(t => !string.IsNullOrWhiteSpace(t.Text)).Select(t => (t.Field, t.Text!));
    }

    /// <summary>Letters and digits only, in one width and case: blanks and signs between them hide nothing.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.IsNormalized(NormalizationForm.FormKC) ? text : text.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsLetterOrDigit(letter))
            {
                plain.Append(char.ToLowerInvariant(letter));
            }
        }

        return plain.ToString();
    }
}

using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Time;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Time;

[Clause("4.1")]
public sealed class OverrideFileTests
{
    private const string Text = """
        category,step,amount,unit,from,until,legal basis
        # 信访答复
        0201,Feedback,60,NaturalDay,2024-01-01,,信访工作条例,第三十四条
        0201,Feedback,0,Hour,2024-01-01,,某规定
        9999,Feedback,3,NaturalDay,2024-01-01,,某规定
        0301,SignFor,1,Hour,2024-02-30,,某规定
        0301,SignFor,1,Hour,2024-03-01,2024-02-01,某规定
        0301,SignFor,1,Hour,2024-03-01,,
        0301,Supper,1,Hour,2024-03-01,,某规定
        0301
        0301,SignFor,1,Hour,2024-03-01,2024-03-31,供热采暖管理办法
        """;

    [Fact]
    public void Read_BrokenLines_AreNamedAndTheRestGoesOn()
    {
        var (rows, problems) = OverrideFile.Read(new StringReader(Text), Samples.Beijing.Categories.ContainsKey);
        Assert.Equal(
        (LimitOverride[])[
            new("0201", Step.Feedback, Limit.NaturalDays(60), "信访工作条例,第三十四条", new(2024, 1, 1), null),
            new("0301", Step.SignFor, Limit.Hours(1), "供热采暖管理办法", new(2024, 3, 1), new(2024, 3, 31)),
        ],
        rows.ToArray());
        Assert.Equal(
            [(4, "override.bad-limit"), (5, "override.unknown-category"), (6, "override.bad-date"), (7, "override.bad-date"), (8, "override.no-basis"), (9, "override.bad-limit"), (10, "override.missing-field")],
            problems.Select(p => (p.Line, p.Code)));
        Assert.All(problems, p => Assert.Contains(p.Text, p.InWords(), StringComparison.Ordinal));
    }

    [Fact]
    public void Feedback_OfACategoryWithALimitByLaw_IsDueByTheLawAndNamesIt()
    {
        var (rows, _) = OverrideFile.Read(new StringReader(Text), Samples.Beijing.Categories.ContainsKey);
        var book = Samples.Rules.Book with { Overrides = rows };
        var start = new DateTimeOffset(2024, 5, 1, 2, 0, 0, TimeSpan.Zero);
        var due = book.Due(Step.Feedback, Urgency.General, complex: false, "0201", start, "why.from.first-dispatch", start);
        Assert.Equal(start.AddDays(60), due.Due);
        Assert.Contains(due.Why.Explain(), line => line.Contains("信访工作条例", StringComparison.Ordinal));
    }
}

using System.Globalization;
using HotlineConsole.Core.Texts;
using HotlineConsole.Core.Time;

namespace HotlineConsole.Tests.Time;

public sealed class CalendarFileTests
{
    private const string Broken = """
        # year 2024
        date,kind,name

        2024-01-01,holiday,元旦
        2024-02-30,holiday,春节
        2023-10-01,holiday,国庆节
        2024-05-01,feast,劳动节
        2024-01-01,workday,元旦
        2024-05-02
        2024-05-11, workday , Labour Day, made up
        2024-05-12,workday
        """;

    [Fact]
    public void File_WithBrokenLines_ReportsThemByNumberAndKeepsTheRest()
    {
        var content = CalendarFile.Read(new StringReader(Broken), 2024);
        Assert.Equal(
            [
                (5, "calendar.bad-date"),
                (6, "calendar.other-year"),
                (7, "calendar.unknown-kind"),
                (8, "calendar.duplicate-date"),
                (9, "calendar.missing-field"),
            ],
            content.Problems.Select(p => (p.Line, p.Code)));
        Assert.Equal(
            [
                new(new DateOnly(2024, 1, 1), CalendarDayKind.Holiday, "元旦"),
                new(new DateOnly(2024, 5, 11), CalendarDayKind.Workday, "Labour Day, made up"),
                new(new DateOnly(2024, 5, 12), CalendarDayKind.Workday, ""),
            ],
            content.Year.Days.AsEnumerable());
    }

    [Fact]
    public void Problem_InWords_NamesLineAndText()
    {
        var problems = CalendarFile.Read(new StringReader(Broken), 2024).Problems;
        Assert.All(problems, p => Assert.True(Words.InChinese.ContainsKey(p.Code) && Words.InEnglish.ContainsKey(p.Code)));
        Assert.Equal(
            "第 5 行：日期无法识别：2024-02-30,holiday,春节",
            Words.In(CultureInfo.GetCultureInfo("zh-CN"), problems[0].Code, problems[0].Line, problems[0].Text));
    }

    [Fact]
    public void File_ThatBeginsWithAByteOrderMark_IsReadWhole() =>
        Assert.Single(CalendarFile.Read(new StringReader("\uFEFF2024-01-01,holiday,元旦\r\n"), 2024).Year.Days);
}

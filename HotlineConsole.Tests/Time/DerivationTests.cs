using System.Globalization;
using System.Text.Json;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Time;
using static HotlineConsole.Tests.Time.Calendars;

namespace HotlineConsole.Tests.Time;

public sealed class DerivationTests
{
    private static readonly DateTimeOffset T0 = At("2024-05-01 10:00");
    private static readonly Rulebook Rules = new(null, [], new LocalPolicy(), Beijing, null);

    [Fact]
    public void Explanation_InEnglish_NamesEditionClauseLimitStartAndDue() => Assert.Equal(
        [
            "Limit of 7 natural days: DB11/T 2021-2022, 5.3.2.3.2 c",
            "Counted from the first dispatch: 2024-05-01 10:00",
            "Due 2024-05-08 10:00 = start + 7 natural days x 24 h",
        ],
        Explain("en", Feedback()));

    [Fact]
    public void Explanation_InChinese_NamesEditionClauseLimitStartAndDue() => Assert.Equal(
        [
            "时限 7 个自然日：DB11/T 2021-2022 第 5.3.2.3.2 c 条",
            "自首次派单起算：2024-05-01 10:00",
            "截止 2024-05-08 10:00 = 起算时刻 + 7 个自然日，每日按 24 小时计",
        ],
        Explain("zh-CN", Feedback()));

    [Fact, Clause("D:5.3.2.2.1")]
    public void Explanation_OfAWorkingDay_NamesTheDaysOff() => Assert.Equal(
        [
            "Limit of 1 working day: DB11/T 2021 (draft), 5.3.2.2.1 (3)",
            "Counted from the dispatch to this organizer: 2024-09-30 10:00",
            "Due 2024-10-08 10:00 = 1 working day by the working calendar",
            "Days off in between: 7 (国庆节)",
        ],
        Explain("en", SignFor(At("2024-09-30 10:00"))));

    [Fact, Clause("4.1")]
    public void Explanation_OfAnOverride_NamesTheLegalBasis()
    {
        var law = new LimitOverride("wages", Step.Feedback, Limit.Hours(3), "Regulation, art. 40", new DateOnly(2024, 1, 1), null);
        var due = (Rules with { Overrides = [law] }).Due(Step.Feedback, Urgency.General, false, "wages", T0, "why.from.first-dispatch", T0);
        Assert.Contains("Category \"wages\" has a limit of its own (4.1): Regulation, art. 40", Explain("en", due));
        Assert.Contains("“wages”类诉求按其规定的时限处置（4.1）：Regulation, art. 40", Explain("zh-CN", due));
    }

    [Fact]
    public void Explanation_OfEveryStep_FillsItsSlotsInBothLanguages()
    {
        var surging = Rules with { Surge = new Surge(T0, T0.AddHours(1), "Rainstorm") };
        var endOfDay = Rules with { Policy = new LocalPolicy { NaturalDayReading = NaturalDays.EndOfNthDay } };
        DueTime[] deadlines =
        [
            surging.Due(Step.Dispatch, Urgency.General, false, "noise", T0, "why.from.acceptance", T0),
            endOfDay.ComplexExtension(Feedback(), T0),
            SignFor(At("2027-01-01 10:00")),
            SignFor(At("2024-06-14 10:00")),
        ];
        foreach (var line in deadlines.SelectMany(d => Explain("en", d).Concat(Explain("zh-CN", d))))
        {
            Assert.DoesNotContain("{", line, StringComparison.Ordinal);
            Assert.DoesNotContain("why.", line, StringComparison.Ordinal);
            Assert.DoesNotContain("t:", line, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void WorkingDay_InAYearWithoutCalendar_WarnsVisibly()
    {
        var due = SignFor(At("2026-12-31 10:00"));
        Assert.True(due.Why.CalendarMissing);
        Assert.Contains("Beware: there is no calendar of holidays for 2027; only the weekly hours were counted", Explain("en", due));
        Assert.Contains("注意：缺少 2027 年的放假调休安排，仅按每周工作时间推算", Explain("zh-CN", due));
    }

    [Fact]
    public void NaturalDays_InAYearWithoutCalendar_NeedNoWarning()
    {
        var start = At("2027-03-01 10:00");
        Assert.False(Rules.Due(Step.Feedback, Urgency.General, false, "noise", start, "why.from.first-dispatch", start).Why.CalendarMissing);
        Assert.False(SignFor(At("2024-06-13 10:00")).Why.CalendarMissing);
    }

    [Fact]
    public void DueTime_ThroughJson_ComesBackEqualAndSmall()
    {
        foreach (var due in new[] { Feedback(), Rules.ComplexExtension(Feedback(), T0), SignFor(At("2027-01-01 10:00")) })
        {
            var json = JsonSerializer.Serialize(due);
            Assert.Equal(due, JsonSerializer.Deserialize<DueTime>(json));
            Assert.True(json.Length < 800, json);
        }

        Assert.NotEqual(Feedback().Why, Rules.ComplexExtension(Feedback(), T0).Why);
    }

    [Fact]
    public void Explanation_OfAStartBetweenMinutes_ShowsTheSeconds()
    {
        var start = T0.AddSeconds(7.25);
        var due = Rules.Due(Step.SignFor, Urgency.Emergency, false, "noise", start, "why.from.dispatch-to-organizer", start);
        Assert.Contains("Due 2024-05-01 10:15:07 = start + 15 minutes", Explain("en", due));
    }

    private static DueTime Feedback() => Rules.Due(Step.Feedback, Urgency.General, false, "noise", T0, "why.from.first-dispatch", T0);

    private static DueTime SignFor(DateTimeOffset start) => (Rules with { Edition = ResponseTimes.Draft }).Due(
        Step.SignFor, Urgency.General, false, "noise", start, "why.from.dispatch-to-organizer", start);

    private static IReadOnlyList<string> Explain(string culture, DueTime due)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            return due.Why.Explain();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}

using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Time;
using static HotlineConsole.Tests.Time.Calendars;

namespace HotlineConsole.Tests.Time;

public sealed class RulebookTests
{
    private static readonly DateTimeOffset T0 = At("2024-06-13 10:00");
    private static readonly Rulebook Rules = new(null, [], new LocalPolicy(), Beijing, null);
    private static readonly LimitOverride Wages = new(
        "wages", Step.Feedback, Limit.WorkingDays(5), "Regulation on Wages, art. 40", new DateOnly(2024, 6, 1), new DateOnly(2024, 6, 13));

    [Theory, Clause("5.3.2.1.3")]
    [InlineData("2024-07-01 08:00", 48)] // accepted at the declaration
    [InlineData("2024-07-02 12:00", 48)]
    [InlineData("2024-07-03 08:00", 48)] // accepted at the end of the surge
    [InlineData("2024-07-01 07:59", 24)]
    [InlineData("2024-07-03 08:01", 24)]
    public void DispatchOfGeneral_AcceptedInASurge_Has48Hours(string accepted, int hours)
    {
        var due = Surging().Due(Step.Dispatch, Urgency.General, false, "noise", At(accepted), "why.from.acceptance", At(accepted));
        Assert.Equal(At(accepted).AddHours(hours), due.Due);
        Assert.Equal(hours == 48, due.Why.Steps.Any(s => s.Code == "why.surge"));
    }

    [Fact, Clause("5.3.2.1.3")]
    public void Surge_ForUrgentOrdersAndOtherSteps_ChangesNothing()
    {
        var accepted = At("2024-07-02 12:00");
        Assert.Equal(accepted.AddHours(1), DueOf(Step.Dispatch, Urgency.Emergency));
        Assert.Equal(accepted.AddHours(2), DueOf(Step.Dispatch, Urgency.ExtremeWeather));
        Assert.Equal(accepted.AddHours(24), DueOf(Step.SignFor, Urgency.General));
        Assert.Equal(accepted.AddHours(7 * 24), DueOf(Step.Feedback, Urgency.General));

        DateTimeOffset DueOf(Step step, Urgency urgency) =>
            Surging().Due(step, urgency, false, "noise", accepted, "why.from.acceptance", accepted).Due;
    }

    [Theory, Clause("4.1")]
    [InlineData("wages", "2024-06-13 10:00", "2024-06-20 10:00", "4.1")] // 5 working days; the last day of the override is included
    [InlineData("wages", "2024-06-14 10:00", "2024-06-21 10:00", "5.3.2.3.2 c")]
    [InlineData("wages", "2024-05-31 23:59", "2024-06-07 23:59", "5.3.2.3.2 c")]
    [InlineData("wages", "2024-06-01 00:00", "2024-06-11 09:00", "4.1")] // Saturday: from Monday the 3rd at 9:00, the 10th is a holiday
    [InlineData("noise", "2024-06-13 10:00", "2024-06-20 10:00", "5.3.2.3.2 c")]
    public void Override_ForItsCategoryAndDates_TakesThePlaceOfTheTable(string category, string start, string due, string clause)
    {
        var found = (Rules with { Overrides = [Wages] }).Due(
            Step.Feedback, Urgency.General, false, category, At(start), "why.from.first-dispatch", At(start));
        Assert.Equal((At(due), clause), (found.Due, found.Why.Clause));
    }

    [Fact, Clause("4.1")]
    public void Override_OfALaterLaw_WinsOverTheEarlier_AndOverASurge()
    {
        var early = new LimitOverride("noise", Step.Dispatch, Limit.Hours(12), "Rule A", new DateOnly(2020, 1, 1), null);
        var late = early with { Limit = Limit.Hours(6), LegalBasis = "Rule B", From = new DateOnly(2024, 1, 1) };
        var accepted = At("2024-07-02 12:00");
        var due = (Surging() with { Overrides = [late, early] }).Due(
            Step.Dispatch, Urgency.General, false, "noise", accepted, "why.from.acceptance", accepted);
        Assert.Equal(accepted.AddHours(6), due.Due);
    }

    [Fact, Clause("5.3.2.3.2")]
    public void ComplexExtension_CountsFromTheSameStart_15NaturalDays()
    {
        var feedback = Feedback(Rules);
        var extended = Rules.ComplexExtension(feedback, T0);
        Assert.Equal((T0, At("2024-06-28 10:00")), (extended.Start, extended.Due));
        Assert.Equal(("5.3.2.3.2 d", "why.from.first-dispatch"), (extended.Why.Clause, extended.Why.StartEvent));
        Assert.Contains(extended.Why.Steps, s => s.Code == "why.extension");
    }

    [Fact, Clause("4.1")]
    public void ComplexExtension_OfALimitSetByLaw_ChangesNothing()
    {
        var rules = Rules with { Overrides = [Wages] };
        var feedback = rules.Due(Step.Feedback, Urgency.General, false, "wages", T0, "why.from.first-dispatch", T0);
        Assert.Same(feedback, rules.ComplexExtension(feedback, T0));
    }

    [Fact, Clause("5.3.2.3.2")]
    public void NaturalDays_ReadAsEndOfDay_AreDueAtMidnightOfTheNthDay()
    {
        var rules = Rules with { Policy = new LocalPolicy { NaturalDayReading = NaturalDays.EndOfNthDay } };
        var feedback = Feedback(rules);
        Assert.Equal(At("2024-06-21 00:00"), feedback.Due); // day 1 is the 14th, day 7 the 20th
        Assert.Equal(At("2024-06-29 00:00"), rules.ComplexExtension(feedback, T0).Due);
    }

    [Fact, Clause("5.3.2.3.2")]
    public void NaturalDays_ReadAs24Hours_DoNotCareForHolidays() => Assert.Equal(
        At("2024-10-06 18:30"),
        Rules.Due(Step.Feedback, Urgency.General, false, "noise", At("2024-09-29 18:30"), "why.from.first-dispatch", At("2024-09-29 18:30")).Due);

    [Theory, Clause("5.3.3")]
    [InlineData(Step.Dispatch, Urgency.Emergency, "2024-06-13 10:48")] // a fifth of the hour
    [InlineData(Step.Dispatch, Urgency.ExtremeWeather, "2024-06-13 11:30")] // the last call of 30 minutes
    [InlineData(Step.Dispatch, Urgency.General, "2024-06-14 05:12")] // a fifth of 24 hours is more than 240 minutes
    [InlineData(Step.SignFor, Urgency.Emergency, "2024-06-13 10:10")] // the last call of 5 minutes
    [InlineData(Step.SignFor, Urgency.BasicLivelihood, "2024-06-13 10:15")] // half of the window
    [InlineData(Step.Feedback, Urgency.Instability, "2024-06-13 11:36")]
    [InlineData(Step.Feedback, Urgency.BasicLivelihood, "2024-06-14 05:12")]
    [InlineData(Step.Feedback, Urgency.General, "2024-06-19 00:24")] // a fifth of 168 hours
    public void Reminder_ComesOnce_BeforeTheDeadline(Step step, Urgency urgency, string remindAt) =>
        Assert.Equal(At(remindAt), Rules.Due(step, urgency, false, "noise", T0, "why.from.acceptance", T0).RemindAt);

    [Fact, Clause("D:5.3.2.2.1")]
    public void Reminder_OfAWorkingDay_ComesInWorkingTime()
    {
        var friday = At("2024-06-14 10:00");
        var due = (Rules with { Edition = ResponseTimes.Draft }).Due(
            Step.SignFor, Urgency.General, false, "noise", friday, "why.from.dispatch-to-organizer", friday);
        Assert.Equal((At("2024-06-17 10:00"), At("2024-06-14 15:00")), (due.Due, due.RemindAt)); // four of the eight hours before
    }

    private static DueTime Feedback(Rulebook rules) =>
        rules.Due(Step.Feedback, Urgency.General, false, "noise", T0, "why.from.first-dispatch", T0);

    private static Rulebook Surging() => Rules with { Surge = new Surge(At("2024-07-01 08:00"), At("2024-07-03 08:00"), "Rainstorm") };
}

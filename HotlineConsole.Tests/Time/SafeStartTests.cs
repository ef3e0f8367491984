using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;
using static HotlineConsole.Tests.Time.Calendars;

namespace HotlineConsole.Tests.Time;

/// <summary>By when work must begin so that it can still end within the limits of 5.3.2.2.2 and 5.3.2.3.2; how long work takes is the local policy's.</summary>
[Clause("5.3.2.3.2")]
public sealed class SafeStartTests
{
    private static readonly DateTimeOffset T0 = At("2026-03-02 10:00");
    private static readonly Rulebook Rules = new(null, [], new LocalPolicy(), Beijing, null);

    [Theory]
    [InlineData(Urgency.Emergency, "2026-03-02 12:00", "2026-03-02 10:30")] // 2 hours, 90 minutes of work
    [InlineData(Urgency.BasicLivelihood, "2026-03-03 10:00", "2026-03-03 02:00")] // 24 hours, 8 of work
    [InlineData(Urgency.General, "2026-03-09 10:00", "2026-03-06 10:00")] // 7 natural days, 3 of work: a weekend counts as the clock counts it
    public void Reply_WhereSomebodyGoesAndSees_BeginsItsWorkBeforeTheLimit(Urgency urgency, string due, string start)
    {
        foreach (var kind in (ComplaintKind[])[ComplaintKind.Help, ComplaintKind.Complaint, ComplaintKind.Report])
        {
            var time = Started(Step.Feedback, urgency, kind);
            Assert.Equal((At(due), At(start)), (time.Due, time.StartBy));
        }
    }

    [Theory]
    [InlineData(ComplaintKind.Consultation)]
    [InlineData(ComplaintKind.Suggestion)]
    public void Reply_WrittenAtTheDesk_BeginsWithTheReminderAtTheLatest(ComplaintKind kind)
    {
        var time = Started(Step.Feedback, Urgency.General, kind);
        Assert.Equal((At("2026-03-08 00:24"), At("2026-03-08 00:24")), (time.RemindAt, time.StartBy)); // 33 h 36 min before
    }

    [Theory, Clause("5.3.2.2.2")]
    [InlineData(Urgency.Emergency, "2026-03-02 10:10")] // 15 minutes, reminded 5 before
    [InlineData(Urgency.BasicLivelihood, "2026-03-02 10:15")] // 30 minutes, 15 before
    [InlineData(Urgency.General, "2026-03-03 05:12")] // 24 hours, 4 h 48 min before
    public void SignFor_HasNoWorkOfItsOwn_TheReminderIsTheLatestStart(Urgency urgency, string start) =>
        Assert.Equal(At(start), Started(Step.SignFor, urgency, ComplaintKind.Complaint).StartBy);

    [Fact]
    public void Complex_HasSevenDaysOfWorkInFifteen()
    {
        var time = Rules.WithSafeStart(Rules.ComplexExtension(Started(Step.Feedback, Urgency.General, ComplaintKind.Help), T0), Step.Feedback, ResponseTier.Complex, ComplaintKind.Help);
        Assert.Equal((At("2026-03-17 10:00"), At("2026-03-10 10:00")), (time.Due, time.StartBy));
    }

    [Fact, Clause("4.1")]
    public void LimitInWorkingDays_CountsTheWorkInWorkingDays()
    {
        // Five working days from Thursday the 12th end on Thursday the 19th; three of them before is Monday, not Saturday.
        var wages = new LimitOverride("wages", Step.Feedback, Limit.WorkingDays(5), "Regulation on Wages, art. 40", new DateOnly(2026, 1, 1), null);
        var rules = Rules with { Overrides = [wages] };
        var due = rules.Due(Step.Feedback, Urgency.General, false, "wages", At("2026-03-12 10:00"), "why.from.first-dispatch", At("2026-03-12 10:00"));
        Assert.Equal(At("2026-03-19 10:00"), due.Due);
        Assert.Equal(At("2026-03-16 10:00"), rules.WithSafeStart(due, Step.Feedback, ResponseTier.General, ComplaintKind.Complaint).StartBy);
    }

    [Fact]
    public void Work_AtTheBounds_IsNeitherBeforeTheClockNorAfterItsReminder()
    {
        var time = Rules.Due(Step.Feedback, Urgency.General, false, "noise", T0, "why.from.first-dispatch", T0);
        var (window, lead) = (time.Due - time.Start, time.Due - time.RemindAt);
        Assert.Equal(T0, Rules.SafeStart(time, window));
        Assert.Equal(T0.AddTicks(1), Rules.SafeStart(time, window - TimeSpan.FromTicks(1)));
        Assert.Equal(T0, Rules.SafeStart(time, window + TimeSpan.FromTicks(1)));
        Assert.Equal(time.RemindAt, Rules.SafeStart(time, lead));
        Assert.Equal(time.RemindAt.AddTicks(-1), Rules.SafeStart(time, lead + TimeSpan.FromTicks(1)));
        Assert.Equal(time.RemindAt, Rules.SafeStart(time, TimeSpan.Zero));
    }

    private static DueTime Started(Step step, Urgency urgency, ComplaintKind kind) =>
        Rules.WithSafeStart(Rules.Due(step, urgency, false, "noise", T0, "why.from.dispatch-to-organizer", T0), step, Tiers.Of(urgency), kind);
}

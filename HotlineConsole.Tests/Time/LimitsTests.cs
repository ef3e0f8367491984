using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Time;
using static HotlineConsole.Tests.Time.Calendars;

namespace HotlineConsole.Tests.Time;

/// <summary>Every cell of the limits table of both editions, typed out of the standard; clocks start on Thursday 2024-06-13 at 10:00.</summary>
public sealed class LimitsTests
{
    private const string Published = "DB11/T 2021-2022";
    private const string Draft = "DB11/T 2021 (draft)";

    [Theory, Clause("5.3.2.1.3")]
    [InlineData(Published, Urgency.Emergency, "2024-06-13 11:00", "5.3.2.1.3 a")]
    [InlineData(Published, Urgency.Instability, "2024-06-13 11:00", "5.3.2.1.3 a")]
    [InlineData(Published, Urgency.PublicHealth, "2024-06-13 11:00", "5.3.2.1.3 a")]
    [InlineData(Published, Urgency.LifeAndProperty, "2024-06-13 11:00", "5.3.2.1.3 a")]
    [InlineData(Published, Urgency.BasicLivelihood, "2024-06-13 12:00", "5.3.2.1.3 b")]
    [InlineData(Published, Urgency.ExtremeWeather, "2024-06-13 12:00", "5.3.2.1.3 b")]
    [InlineData(Published, Urgency.General, "2024-06-14 10:00", "5.3.2.1.3 c")]
    [InlineData(Draft, Urgency.Emergency, "2024-06-13 11:00", "5.3.2.1.3 (1)")]
    [InlineData(Draft, Urgency.PublicHealth, "2024-06-13 11:00", "5.3.2.1.3 (1)")]
    [InlineData(Draft, Urgency.BasicLivelihood, "2024-06-13 12:00", "5.3.2.1.3 (2)")]
    [InlineData(Draft, Urgency.General, "2024-06-14 10:00", "5.3.2.1.3 (3)")]
    public void Dispatch_IsDue_ByTheTable(string edition, Urgency urgency, string due, string clause) =>
        AssertDue(edition, Step.Dispatch, urgency, false, due, clause);

    [Theory, Clause("5.3.2.2.2")]
    [InlineData(Published, Urgency.Emergency, "2024-06-13 10:15", "5.3.2.2.2 a")]
    [InlineData(Published, Urgency.Instability, "2024-06-13 10:15", "5.3.2.2.2 a")]
    [InlineData(Published, Urgency.PublicHealth, "2024-06-13 10:15", "5.3.2.2.2 a")]
    [InlineData(Published, Urgency.LifeAndProperty, "2024-06-13 10:15", "5.3.2.2.2 a")]
    [InlineData(Published, Urgency.BasicLivelihood, "2024-06-13 10:30", "5.3.2.2.2 b")]
    [InlineData(Published, Urgency.ExtremeWeather, "2024-06-13 10:30", "5.3.2.2.2 b")]
    [InlineData(Published, Urgency.General, "2024-06-14 10:00", "5.3.2.2.2 c")]
    [InlineData(Draft, Urgency.Instability, "2024-06-13 10:15", "5.3.2.2.1 (1)")]
    [InlineData(Draft, Urgency.ExtremeWeather, "2024-06-13 10:30", "5.3.2.2.1 (2)")]
    [InlineData(Draft, Urgency.General, "2024-06-14 10:00", "5.3.2.2.1 (3)")]
    public void SignFor_IsDue_ByTheTable(string edition, Urgency urgency, string due, string clause) =>
        AssertDue(edition, Step.SignFor, urgency, false, due, clause);

    [Theory, Clause("5.3.2.3.2")]
    [InlineData(Published, Urgency.Emergency, false, "2024-06-13 12:00", "5.3.2.3.2 a")]
    [InlineData(Published, Urgency.Instability, false, "2024-06-13 12:00", "5.3.2.3.2 a")]
    [InlineData(Published, Urgency.PublicHealth, false, "2024-06-13 12:00", "5.3.2.3.2 a")]
    [InlineData(Published, Urgency.LifeAndProperty, false, "2024-06-13 12:00", "5.3.2.3.2 a")]
    [InlineData(Published, Urgency.BasicLivelihood, false, "2024-06-14 10:00", "5.3.2.3.2 b")]
    [InlineData(Published, Urgency.ExtremeWeather, false, "2024-06-14 10:00", "5.3.2.3.2 b")]
    [InlineData(Published, Urgency.General, false, "2024-06-20 10:00", "5.3.2.3.2 c")]
    [InlineData(Published, Urgency.General, true, "2024-06-28 10:00", "5.3.2.3.2 d")]
    [InlineData(Published, Urgency.Emergency, true, "2024-06-13 12:00", "5.3.2.3.2 a")] // urgent stays urgent
    [InlineData(Draft, Urgency.LifeAndProperty, false, "2024-06-13 12:00", "5.3.2.3.2 (1)")]
    [InlineData(Draft, Urgency.BasicLivelihood, false, "2024-06-14 10:00", "5.3.2.3.2 (2)")]
    [InlineData(Draft, Urgency.General, false, "2024-06-20 10:00", "5.3.2.3.2 (3)")]
    [InlineData(Draft, Urgency.General, true, "2024-06-28 10:00", "5.3.2.3.2 (4)")]
    public void Feedback_IsDue_ByTheTable(string edition, Urgency urgency, bool complex, string due, string clause) =>
        AssertDue(edition, Step.Feedback, urgency, complex, due, clause);

    [Theory, Clause("D:5.3.2.2.1")]
    [InlineData(Published, "2024-06-15 15:00")] // 24 hours: the Saturday
    [InlineData(Draft, "2024-06-17 15:00")] // one working day: the Monday
    public void SignForOfGeneral_DispatchedOnAFriday_DiffersBetweenTheEditions(string edition, string due) =>
        Assert.Equal(At(due), Rules(edition).Due(
            Step.SignFor, Urgency.General, false, "noise", At("2024-06-14 15:00"), "why.from.dispatch-to-organizer", At("2024-06-14 15:00")).Due);

    [Theory, Clause("5.3.2.1.3"), Clause("5.3.2.2.2"), Clause("5.3.2.3.2")]
    [InlineData(Step.Dispatch, false), InlineData(Step.SignFor, false), InlineData(Step.Feedback, false), InlineData(Step.Feedback, true)]
    public void Deadline_AtTheInstant_IsInTime_OneTickLaterOverdue(Step step, bool complex)
    {
        foreach (var urgency in Enum.GetValues<Urgency>())
        {
            var due = DueOf(Published, step, urgency, complex);
            Assert.False(due.IsOverdue(due.Due));
            Assert.True(due.IsOverdue(due.Due.AddTicks(1)));
        }
    }

    private static void AssertDue(string edition, Step step, Urgency urgency, bool complex, string expected, string clause)
    {
        var due = DueOf(edition, step, urgency, complex);
        Assert.Equal((At("2024-06-13 10:00"), At(expected)), (due.Start, due.Due));
        Assert.Equal((TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero), (due.Start.Offset, due.Due.Offset, due.RemindAt.Offset));
        Assert.Equal((edition, clause, "why.from.acceptance"), (due.Why.Edition, due.Why.Clause, due.Why.StartEvent));
    }

    private static DueTime DueOf(string edition, Step step, Urgency urgency, bool complex) => Rules(edition).Due(
        step, urgency, complex, "noise", At("2024-06-13 10:00").ToOffset(TimeSpan.FromHours(8)), "why.from.acceptance", At("2024-06-13 10:00"));

    private static Rulebook Rules(string edition) => new(null, [], new LocalPolicy { Edition = edition }, Beijing, null);
}

using HotlineConsole.Core;
using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Dispatch;

[Clause("5.3.2.1.3")]
public class SurgeTests
{
    private static readonly DateTimeOffset Until = Samples.Monday.AddHours(10);
    private static readonly Surge Declared = new(Samples.Monday, Until, "暴雨来电激增");

    [Theory]
    [InlineData(Urgency.General, 48)]
    [InlineData(Urgency.BasicLivelihood, 2)]
    [InlineData(Urgency.Emergency, 1)]
    public void Accept_InASurge_OnlyAGeneralComplaintHasLongerUntilDispatch(Urgency urgency, int hours) =>
        Assert.Equal(Samples.Monday.AddHours(1 + hours), DispatchDue(urgency, Samples.Monday.AddHours(1)));

    [Fact]
    public void Accept_AtBothEndsOfTheSurge_HasLongerAndOneTickOutsideNot()
    {
        Assert.Equal(Samples.Monday.AddHours(48), DispatchDue(Urgency.General, Samples.Monday));
        Assert.Equal(Until.AddHours(48), DispatchDue(Urgency.General, Until));
        Assert.Equal((Samples.Monday - Samples.Tick).AddHours(24), DispatchDue(Urgency.General, Samples.Monday - Samples.Tick));
        Assert.Equal((Until + Samples.Tick).AddHours(24), DispatchDue(Urgency.General, Until + Samples.Tick));
    }

    [Fact]
    public void Declare_SurgeAfterAnAcceptance_LeavesTheRunningClockAlone()
    {
        var accepted = Given.Accepted(at: Samples.Monday - Samples.Tick);
        var due = accepted.Order.OpenDeadline(DeadlineKind.Dispatch)!.Time.Due;

        var inSurge = accepted with { Rules = Samples.RulesWith(surge: Declared) };

        Assert.Equal(due, inSurge.Dispatched(Samples.Monday, Samples.Water).Order.Deadlines.Single(d => d.Kind == DeadlineKind.Dispatch).Time.Due);
    }

    [Fact]
    public void Declare_WithReasonAndEnd_IsDeclared()
    {
        var happened = Assert.IsType<SurgeDeclared>(Assert.Single(Declare(Until, "暴雨").Events));

        Assert.Equal((Samples.Monday, Until, "暴雨", Samples.Supervisor), (happened.At, happened.Until, happened.Reason, happened.By));
    }

    [Fact]
    public void Declare_LongerThanThePolicyAllows_IsRefused()
    {
        Assert.Null(Declare(Samples.Monday.AddHours(72), "暴雨").Refusal);
        AssertRefused(DeclareSurge.BadEnd, Declare(Samples.Monday.AddHours(72) + Samples.Tick, "暴雨"));
        AssertRefused(DeclareSurge.BadEnd, Declare(Samples.Monday, "暴雨"));
    }

    [Fact]
    public void Declare_WithoutReasonOrTwice_IsRefused()
    {
        AssertRefused(DeclareSurge.NoReason, Declare(Until, " "));
        AssertRefused(DeclareSurge.AlreadyDeclared, Door.Decide(new DeclareSurge(Until, "暴雨"), Samples.Supervisor, Samples.Monday.AddHours(1), Samples.RulesWith(surge: Declared)));
        Assert.Null(Door.Decide(new DeclareSurge(Until.AddHours(2), "又起"), Samples.Supervisor, Until + Samples.Tick, Samples.RulesWith(surge: Declared)).Refusal);
    }

    [Fact]
    public void End_OnlyADeclaredSurgeWithAReason_IsEnded()
    {
        var rules = Samples.RulesWith(surge: Declared);

        Assert.IsType<SurgeEnded>(Assert.Single(Door.Decide(new EndSurge("回落"), Samples.Supervisor, Samples.Monday.AddHours(1), rules).Events));
        AssertRefused(DeclareSurge.NoReason, Door.Decide(new EndSurge(""), Samples.Supervisor, Samples.Monday.AddHours(1), rules));
        AssertRefused(EndSurge.NotDeclared, Door.Decide(new EndSurge("回落"), Samples.Supervisor, Until + Samples.Tick, rules));
        AssertRefused(EndSurge.NotDeclared, Door.Decide(new EndSurge("回落"), Samples.Supervisor, Samples.Monday, Samples.Rules));
    }

    private static DateTimeOffset DispatchDue(Urgency urgency, DateTimeOffset at) =>
        Given.Accepted(Samples.Complaint(urgency: urgency), at, Samples.RulesWith(surge: Declared)).Order.OpenDeadline(DeadlineKind.Dispatch)!.Time.Due;

    private static Decision Declare(DateTimeOffset until, string reason) =>
        Door.Decide(new DeclareSurge(until, reason), Samples.Supervisor, Samples.Monday, Samples.Rules);

    private static void AssertRefused(Refusal expected, Decision decision)
    {
        Assert.Empty(decision.Events);
        Assert.Equal(expected.Code, decision.Refusal?.Code);
    }
}

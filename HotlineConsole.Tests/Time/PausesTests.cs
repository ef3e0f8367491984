using FsCheck;
using FsCheck.Fluent;
using HotlineConsole.Core.Time;

namespace HotlineConsole.Tests.Time;

public sealed class PausesTests
{
    private static readonly DateTimeOffset T0 = new(2024, 6, 13, 2, 0, 0, TimeSpan.Zero);

    private static readonly Arbitrary<(Pauses Pauses, int At, int Running)> AnyClock = (
        from stretches in (
            from start in Gen.Choose(-300, 300)
            from length in Gen.Choose(-5, 90)
            select new Pause(Minute(start), Minute(start + length))).ListOf(6)
        from at in Gen.Choose(-300, 300)
        from running in Gen.Choose(0, 400)
        select (new Pauses(stretches), at, running)).ToArbitrary();

    [Fact]
    public void Due_OverPausesThatOverlap_CountsThemOnce()
    {
        var pauses = new Pauses([new(Minute(40), Minute(60)), new(Minute(30), Minute(50)), new(Minute(45), Minute(45))]);
        Assert.Equal(Minute(90), pauses.Add(T0, TimeSpan.FromMinutes(60)));
        Assert.Equal(Minute(30), pauses.Add(T0, TimeSpan.FromMinutes(30))); // due at the instant in which the pause begins
        Assert.Equal(T0, pauses.Subtract(Minute(90), TimeSpan.FromMinutes(60)));
        Assert.Equal(TimeSpan.FromMinutes(-60), pauses.Elapsed(Minute(90), T0));
    }

    [Fact]
    public void Due_BehindAPauseWithoutEnd_IsNotKnown()
    {
        var pauses = new Pauses([new(Minute(30), null), new(Minute(50), Minute(55))]);
        Assert.Null(pauses.Add(T0, TimeSpan.FromMinutes(31)));
        Assert.Equal(Minute(30), pauses.Add(T0, TimeSpan.FromMinutes(30)));
        Assert.Equal(Minute(40), pauses.Add(Minute(40), TimeSpan.Zero));
        Assert.Equal(TimeSpan.FromMinutes(30), pauses.Elapsed(T0, Minute(500)));
        Assert.Equal(Minute(20), pauses.Subtract(Minute(500), TimeSpan.FromMinutes(10)));
        Assert.True(pauses.IsPaused(Minute(30)));
    }

    [Fact]
    public void Clock_WithoutPauses_IsPlainTime()
    {
        Assert.Equal(Minute(60), Pauses.None.Add(T0, TimeSpan.FromHours(1)));
        Assert.Equal(T0, Pauses.None.Subtract(Minute(60), TimeSpan.FromHours(1)));
    }

    [Fact]
    public void Add_ThenElapsed_GivesBackTheAmount_AndSubtractIsItsInverse() => Holds(x =>
    {
        var running = TimeSpan.FromMinutes(x.Running);
        var due = x.Pauses.Add(Minute(x.At), running)!.Value;
        var start = x.Pauses.Subtract(Minute(x.At), running);
        return x.Pauses.Elapsed(Minute(x.At), due) == running
            && x.Pauses.Elapsed(start, Minute(x.At)) == running
            && (x.Pauses.IsPaused(Minute(x.At)) || x.Pauses.Subtract(due, running) == Minute(x.At))
            && (x.Running == 0 || x.Pauses.Elapsed(Minute(x.At), due.AddTicks(-1)) == running - TimeSpan.FromTicks(1));
    });

    [Fact]
    public void Elapsed_IsTheCountOfMinutesOutsidePauses() => Holds(x =>
        x.Pauses.Elapsed(Minute(x.At), Minute(x.At + x.Running))
            == TimeSpan.FromMinutes(Enumerable.Range(x.At, x.Running).Count(m => !x.Pauses.IsPaused(Minute(m))))
        && x.Pauses.Elapsed(Minute(x.At + x.Running), Minute(x.At)) == -x.Pauses.Elapsed(Minute(x.At), Minute(x.At + x.Running)));

    private static DateTimeOffset Minute(int minute) => T0.AddMinutes(minute);

    private static void Holds(Func<(Pauses Pauses, int At, int Running), bool> property) =>
        Prop.ForAll(AnyClock, property).QuickCheckThrowOnFailure();
}

using HotlineConsole.Demo;

namespace HotlineConsole.Tests.Demo;

public sealed class DemoClockTests
{
    private static readonly DateTimeOffset T0 = new(2026, 11, 18, 0, 0, 0, TimeSpan.Zero);
    private readonly World _world = new();

    [Fact]
    public void Clock_NewestEventAhead_StartsThere() => Assert.Equal(T0.AddHours(5), new DemoClock(T0.AddHours(5), 1, _world).GetUtcNow());

    [Fact]
    public void Clock_NewestEventBehind_StartsWithTheWorld() => Assert.Equal(T0, new DemoClock(T0.AddHours(-5), 1, _world).GetUtcNow());

    [Fact]
    public void Clock_AtSixtyTimes_RunsAMinuteASecond()
    {
        var clock = new DemoClock(null, 60, _world);
        _world.Pass(TimeSpan.FromSeconds(10));
        Assert.Equal(T0.AddMinutes(10), clock.GetUtcNow());
    }

    [Fact]
    public void SetSpeed_MidWay_GoesOnWithoutAJumpAndSaysSo()
    {
        var clock = new DemoClock(null, 60, _world);
        var said = 0;
        clock.Changed += () => said++;
        _world.Pass(TimeSpan.FromSeconds(10));
        clock.SetSpeed(1);
        Assert.Equal(T0.AddMinutes(10), clock.GetUtcNow());
        _world.Pass(TimeSpan.FromSeconds(10));
        Assert.Equal(T0.AddMinutes(10).AddSeconds(10), clock.GetUtcNow());
        Assert.Equal((1, 1.0), (said, clock.Speed));
    }

    [Fact]
    public void NotBefore_Ahead_PutsForward_Behind_ChangesNothing()
    {
        var clock = new DemoClock(null, 1, _world);
        clock.NotBefore(T0.AddHours(1));
        clock.NotBefore(T0);
        Assert.Equal(T0.AddHours(1), clock.GetUtcNow());
    }

    [Theory, InlineData(0.5), InlineData(121), InlineData(double.NaN)]
    public void SetSpeed_OutOfRange_Throws(double speed) => Assert.Throws<ArgumentOutOfRangeException>(() => new DemoClock(null, 1, _world).SetSpeed(speed));

    [Fact]
    public void Clock_SetByManyAtOnce_NeverGoesBack()
    {
        var clock = new DemoClock();
        var setting = Task.Run(() =>
        {
            for (var i = 0; i < 2_000; i++)
            {
                clock.SetSpeed(i % 2 == 0 ? 120 : 1);
            }
        });
        var last = clock.GetUtcNow();
        while (!setting.IsCompleted)
        {
            var now = clock.GetUtcNow();
            Assert.True(now >= last);
            last = now;
        }
    }

    private sealed class World : TimeProvider
    {
        private TimeSpan _passed;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => T0 + _passed;

        public override long GetTimestamp() => _passed.Ticks;

        public void Pass(TimeSpan span) => _passed += span;
    }
}

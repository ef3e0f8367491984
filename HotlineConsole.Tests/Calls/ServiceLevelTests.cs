using HotlineConsole.Core.Calls;
using HotlineConsole.Core.Standard;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Calls;

/// <summary>The draft's 5.2.3.3: 应在 15 秒之内接听，连续 24 小时内呼叫接通率应大于或等于 95%.</summary>
public sealed class ServiceLevelTests
{
    private static readonly DateTimeOffset Ten = Samples.Monday.ToUniversalTime();
    private static readonly TimeZoneInfo Zone = Samples.Beijing.TimeZone;

    [Fact, Clause("D:5.2.3.3")]
    public void Answer_At15Seconds_IsInTimeAndATickLaterIsNot()
    {
        Assert.True(Answered(Ten, TimeSpan.FromSeconds(15)).IsPrompt);
        Assert.False(Answered(Ten, TimeSpan.FromSeconds(15) + Samples.Tick).IsPrompt);
        var level = Level(Ten.AddMinutes(1), Answered(Ten, TimeSpan.FromSeconds(15)), Answered(Ten, TimeSpan.FromSeconds(15) + Samples.Tick, "c-2"));
        Assert.Equal((2, 2, 1, 0.5), (level.Offered, level.Answered, level.Prompt, level.PromptPart));
        Assert.False(level.IsPrompt);
    }

    [Fact, Clause("D:5.2.3.3")]
    public void Wait_At15Seconds_IsNotLongAndATickLaterIs()
    {
        var level = Level(Ten.AddSeconds(1), new CallFacts("c", Ten, Ten, null, null, null, null, null, null));
        Assert.Equal((1, Ten), (level.Waiting, level.WaitingSince));
        Assert.False(level.IsLongWaiting(Ten.AddSeconds(15)));
        Assert.True(level.IsLongWaiting(Ten.AddSeconds(15) + Samples.Tick));
    }

    [Theory, Clause("D:5.2.3.3")]
    [InlineData(95, 5, true)] // 大于或等于 95%
    [InlineData(949, 51, false)] // 94.9 %
    [InlineData(0, 0, true)]
    [InlineData(0, 1, false)]
    public void Connection_Is95InAHundredOrMore(int answered, int abandoned, bool met)
    {
        var level = new ServiceLevel(answered + abandoned, answered, answered, abandoned, 0, null, 0, [0, 0, 0, 0, 0]);
        Assert.Equal(met, level.IsConnected);
    }

    [Fact, Clause("D:5.2.3.3")]
    public void Connection_OfCallsThatStillWait_SaysNothingOfThem()
    {
        var level = Level(Ten.AddMinutes(1), Answered(Ten, TimeSpan.FromSeconds(3)), new CallFacts("c-2", Ten, Ten, null, null, null, null, null, null));
        Assert.Equal((2, 1, 1, 1.0), (level.Offered, level.Answered, level.Waiting, level.Connection));
    }

    [Fact, Clause("D:5.2.3.3")]
    public void Window_Is24HoursToTheMinute()
    {
        var call = Answered(Ten, TimeSpan.FromSeconds(3));
        Assert.Equal(1, Level(Ten.AddHours(24).AddMinutes(-1), call).Offered);
        Assert.Equal(0, Level(Ten.AddHours(24), call).Offered);
    }

    [Fact]
    public void Board_WithACallThatChanges_CountsItOnceAndTakesBackWhatItCountedBefore()
    {
        var waiting = new CallFacts("c", Ten, Ten, null, null, null, null, null, null);
        var talking = waiting with { AnsweredAt = Ten.AddSeconds(20), Attendant = "seat-1" };
        var over = talking with { EndedAt = Ten.AddSeconds(90), Rating = ServiceRating.Dissatisfied, RatedAt = Ten.AddSeconds(89) };
        var board = CallBoard.Empty.Change(null, waiting, Ten);
        Assert.Equal((1, 0), (board.Waiting.Count, board.Talking.Count));
        board = board.Change(waiting, talking, Ten.AddSeconds(20));
        Assert.Equal((0, 1), (board.Waiting.Count, board.Talking.Count));
        Assert.Equal(talking, board.ByAttendant["seat-1"]);
        board = board.Change(talking, over, Ten.AddSeconds(90));
        Assert.Empty(board.ByAttendant);
        var level = board.At(Ten.AddMinutes(2), Zone);
        Assert.Equal((1, 1, 0, 0, 0, 0), (level.Offered, level.Answered, level.Prompt, level.Abandoned, level.Waiting, level.Talking));
        Assert.Equal((int[])[0, 0, 0, 1, 0], level.RatedToday.ToArray());
        Assert.Equal(0, level.SatisfiedPart);
    }

    [Fact, Clause("5.4.2")]
    public void RatedToday_BeginsAtTheCitysMidnight()
    {
        var midnight = new DateTimeOffset(2026, 3, 3, 0, 0, 0, TimeSpan.FromHours(8)).ToUniversalTime();
        var before = Rated("c-1", midnight - Samples.Tick, ServiceRating.VerySatisfied);
        var after = Rated("c-2", midnight, ServiceRating.FairlySatisfied);
        var level = Level(midnight.AddMinutes(1), before, after);
        Assert.Equal((int[])[0, 0, 1, 0, 0], level.RatedToday.ToArray());
        Assert.Equal(1.0, level.SatisfiedPart); // 基本满意 is among the satisfied
    }

    [Fact]
    public void Board_OfACallThatNeverEnds_LetsItGoAfter24Hours()
    {
        var talking = Answered(Ten, TimeSpan.FromSeconds(3)) with { EndedAt = null, Attendant = "seat-1" };
        var board = CallBoard.Empty.Change(null, talking, Ten.AddMinutes(1));
        Assert.Single(board.Prune(talking.AnsweredAt!.Value.AddHours(24)).Talking);
        var later = board.Prune(talking.AnsweredAt!.Value.AddHours(24) + Samples.Tick);
        Assert.Empty(later.Talking);
        Assert.Empty(later.ByAttendant);
    }

    private static CallFacts Answered(DateTimeOffset offered, TimeSpan wait, string id = "c") =>
        new(id, offered, offered, offered + wait, null, offered + wait + TimeSpan.FromMinutes(1), "seat-9", null, null);

    private static CallFacts Rated(string id, DateTimeOffset at, ServiceRating rating) =>
        Answered(at.AddMinutes(-2), TimeSpan.FromSeconds(3), id) with { EndedAt = at, Rating = rating, RatedAt = at };

    private static ServiceLevel Level(DateTimeOffset now, params CallFacts[] calls)
    {
        var folded = calls.Aggregate(CallBoard.Empty, (board, call) => board.Change(null, call, now));
        var level = folded.At(now, Zone);
        Assert.Equal(level with { RatedToday = [] }, CallBoard.Of(calls, now).At(now, Zone) with { RatedToday = [] });
        return level;
    }
}

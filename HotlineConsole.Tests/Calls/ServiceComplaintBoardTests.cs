using HotlineConsole.Core.Calls;
using HotlineConsole.Core.Standard;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Calls;

/// <summary>5.4.3: the rate over the last 30 days (decision 0041): valid complaints by when they were recorded, calls by when they were answered.</summary>
[Clause("5.4.3")]
public sealed class ServiceComplaintBoardTests
{
    private static readonly DateTimeOffset Now = Samples.Monday;
    private static readonly TimeSpan Days = TimeSpan.FromDays(30);

    [Fact]
    public void Rate_OfThreeValidComplaints_IsWithinAtTenThousandCallsAndOverAtOneFewer()
    {
        var board = ServiceComplaintBoard.Of(Days, 3, [(ServiceComplaintBoard.MinuteOf(Now.AddDays(-2)), new(0, 9_999))], Now);
        for (var i = 0; i < 3; i++)
        {
            board = board.After(Judged(Now.AddDays(-1), valid: true), Now);
        }

        Assert.Equal((new(3, 9_999), false, 0), (board.At(Now), board.At(Now).IsWithin, board.Waiting));
        board = board.After(Answered(null, Now.AddHours(-1)), Now);
        Assert.Equal((new(3, 10_000), true), (board.At(Now), board.At(Now).IsWithin));
        Assert.Equal(3m, board.At(Now).PerTenThousand);
        board = board.After(Judged(Now.AddDays(-29), valid: false), Now); // what is not valid does not count
        Assert.Equal(3, board.At(Now).Valid);
        Assert.False(board.After(Judged(Now, valid: true), Now).At(Now).IsWithin);
    }

    [Fact]
    public void Rate_Shown_NeverLooksLikeTheLimitWhenItIsOver()
    {
        Assert.Equal(3.01m, new ServiceComplaintRate(3, 9_999).PerTenThousand); // 3.0003
        Assert.Equal(0m, new ServiceComplaintRate(0, 5).PerTenThousand);
        Assert.Null(new ServiceComplaintRate(1, 0).PerTenThousand);
    }

    [Fact]
    public void Rate_CountsTheMinutesOfThirtyDays_AndNoneBefore()
    {
        var first = Now - Days + TimeSpan.FromMinutes(1); // the first of the 43,200 minutes that end with this one
        var board = ServiceComplaintBoard.Empty.After(Answered(null, first), Now).After(Answered(null, first - Samples.Tick), Now).After(Judged(first - Samples.Tick, valid: true), Now);
        Assert.Equal(new(0, 1), board.At(Now));
        Assert.Equal(new(1, 2), board.At(Now - Samples.Tick));
        Assert.Equal(new(0, 0), board.At(Now.AddMinutes(1)));
        Assert.Null(board.At(Now.AddMinutes(1)).IsWithin);

        // Of what is long gone nothing is kept, and a judgement that comes so late changes no figure.
        Assert.Empty(board.Prune(Now.AddDays(1)).Minutes);
        Assert.Equal(default, board.Prune(Now.AddDays(1)).After(Judged(first, valid: true), Now.AddDays(1)).At(Now.AddDays(1)));
    }

    [Fact]
    public void Rate_AnAnswerThatTurnsOutToBeEarlier_IsCountedThereAndOnce()
    {
        var board = ServiceComplaintBoard.Empty.After(Answered(null, Now), Now).After(Answered(Now, Now.AddMinutes(-3)), Now);
        Assert.Equal([ServiceComplaintBoard.MinuteOf(Now.AddMinutes(-3))], board.Minutes.Keys);
        Assert.Equal(new(0, 1), board.At(Now));
    }

    [Fact]
    public void Period_FromOneDayTo366_CanBeUsed()
    {
        Assert.True(new LocalPolicy().HasUsableServiceComplaintPeriod);
        Assert.Equal([false, true, true, false], new[] { TimeSpan.FromDays(1) - Samples.Tick, TimeSpan.FromDays(1), TimeSpan.FromDays(366), TimeSpan.FromDays(366) + Samples.Tick }
            .Select(period => new LocalPolicy { ServiceComplaintPeriod = period }.HasUsableServiceComplaintPeriod));
    }

    private static ServiceComplaintJudged Judged(DateTimeOffset recordedAt, bool valid) => new(Now, Samples.Supervisor, 7, recordedAt, valid, "理由");

    private static CallChange Answered(DateTimeOffset? before, DateTimeOffset after) => new(before is null ? null : Facts(before), Facts(after));

    private static CallFacts Facts(DateTimeOffset? answered) => new("c", answered!.Value, null, answered, null, null, null, null, null);
}

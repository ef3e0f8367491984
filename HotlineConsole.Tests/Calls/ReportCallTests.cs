using FsCheck;
using FsCheck.Fluent;
using HotlineConsole.Core;
using HotlineConsole.Core.Calls;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Calls;

/// <summary>A.1, 5.4.1: what the switch may report of a call, and what becomes of it in whichever order it comes.</summary>
public sealed class ReportCallTests
{
    private static readonly DateTimeOffset Ten = Samples.Monday.ToUniversalTime();
    private static readonly DateTimeOffset Later = Ten.AddHours(1);

    private static readonly CallReport Offered = new(CallStep.Offered, Ten);
    private static readonly CallReport Answered = new(CallStep.Answered, Ten.AddSeconds(12), "seat-1");
    private static readonly CallReport Transferred = new(CallStep.Transferred, Ten.AddSeconds(60));
    private static readonly CallReport AnsweredAgain = new(CallStep.Answered, Ten.AddSeconds(70), "seat-2");
    private static readonly CallReport Rated = new(CallStep.Rated, Ten.AddSeconds(180), Key: 2);
    private static readonly CallReport Ended = new(CallStep.Ended, Ten.AddSeconds(181));
    private static readonly CallReport Abandoned = new(CallStep.Abandoned, Ten.AddSeconds(40));

    [Fact, Clause("A.1"), Clause("5.4.1")]
    public void Report_OfAWholeCallInAnyOrder_GivesTheSameCall()
    {
        CallReport[] whole = [Offered, Answered, Transferred, AnsweredAgain, Rated, Ended];
        var orders = Permutations(whole).ToList();
        Assert.Equal(720, orders.Count);
        var facts = orders.ConvertAll(order => order.Aggregate((PhoneCall?)null, Told)!).ConvertAll(call => (call.Facts, call.TransferredAt, call.Caller!.Mark));
        Assert.Single(facts.Distinct());
        Assert.Equal(new("c-1", Ten, Ten, Ten.AddSeconds(12), null, Ten.AddSeconds(181), "seat-2", ServiceRating.Satisfied, Ten.AddSeconds(180)), facts[0].Facts);
        Assert.Equal(Ten.AddSeconds(60), facts[0].TransferredAt);
    }

    [Fact, Clause("A.1")]
    public void Report_OfAnyPossibleCallInAnyOrderAndTwice_GivesTheSameCall()
    {
        var seconds = Gen.Choose(0, 600);
        var call = from abandoned in Gen.Elements(true, false)
                   from gaps in Gen.ArrayOf(seconds, 5)
                   from key in Gen.Choose(1, 5)
                   from parts in Gen.ArrayOf(Gen.Elements(true, true, true, false), 6)
                   from shuffle in Gen.ArrayOf(Gen.Choose(0, int.MaxValue), 12)
                   select (Whole(abandoned, gaps, key).Where((_, i) => parts[i]).ToArray(), shuffle);
        Prop.ForAll(Arb.From(call), given =>
        {
            var (reports, shuffle) = given;
            if (reports.Length == 0)
            {
                return;
            }

            var straight = reports.Aggregate((PhoneCall?)null, Told)!;
            var mixed = reports.Concat(reports).Zip(shuffle).OrderBy(r => r.Second).Select(r => r.First).Aggregate((PhoneCall?)null, Told)!;
            Assert.Equal(straight.Facts, mixed.Facts);
            Assert.Equal(reports.Length, mixed.Reports.Length);
        }).QuickCheckThrowOnFailure();
    }

    [Fact, Clause("A.1")]
    public void Report_SentAgain_ChangesNothingAndHasItsFirstAnswer()
    {
        var call = Told(Told(Told(null, Offered), Answered), Rated);
        Assert.Empty(Decide(call, Answered).Events);
        Assert.Null(Decide(call, Answered).Refusal);
        Assert.Equal((2, 2L), call.Answer([Answered]));
        Assert.Equal((1, 1L), call.Answer([Offered]));
    }

    [Fact, Clause("5.4.1")]
    public void Rating_OfACallThatHasOne_IsRefused() // 诉求人每接受一次服务后，可进行 1 次评价
    {
        var call = Told(Told(Told(null, Offered), Answered), Rated);
        Refused(ReportCall.RatedTwice, Decide(call, Rated with { Key = 5 }));
        Refused(ReportCall.RatedTwice, Decide(call, Rated with { At = Rated.At.AddSeconds(1) }));
    }

    [Fact, Clause("5.4.1")]
    public void Rating_OfACallThatNobodyAnswered_IsRefused()
    {
        var abandoned = Told(Told(null, Offered), Abandoned);
        Refused(ReportCall.NeverAnswered, Decide(abandoned, new(CallStep.Rated, Abandoned.At, Key: 1)));
        Refused(ReportCall.NeverAnswered, Decide(abandoned, new(CallStep.Answered, Ten.AddSeconds(50), "seat-1")));
        Refused(ReportCall.NeverAnswered, Decide(Told(Told(null, Offered), Rated), Abandoned)); // whichever comes first
    }

    [Theory, Clause("5.4.1"), Clause("5.4.2")]
    [InlineData(1, ServiceRating.VerySatisfied)]
    [InlineData(2, ServiceRating.Satisfied)]
    [InlineData(3, ServiceRating.FairlySatisfied)]
    [InlineData(4, ServiceRating.Dissatisfied)]
    [InlineData(5, ServiceRating.VeryDissatisfied)]
    public void Rating_ByAKey_IsOneOfTheFiveLevels(int key, ServiceRating level) => Assert.Equal(level, Told(null, Rated with { Key = key }).Rating);

    [Theory, Clause("5.4.2")]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(6)]
    public void Rating_ByNoneOfTheFiveKeys_IsRefused(int? key) => Refused(ReportCall.BadRating, Decide(null, Rated with { Key = key }), "Key");

    [Fact, Clause("5.4.2")]
    public void Key_OfAnythingButARating_IsRefused() => Refused(ReportCall.BadRating, Decide(null, Offered with { Key = 1 }), "Key");

    [Fact, Clause("A.1")]
    public void Instant_AheadOfTheClock_IsTakenUpTo5SecondsAndNotATickMore()
    {
        Assert.Null(Decide(null, Offered with { At = Later.AddSeconds(5) }).Refusal);
        Refused(ReportCall.InFuture, Decide(null, Offered with { At = Later.AddSeconds(5) + Samples.Tick }), "At");
    }

    [Fact, Clause("A.1")]
    public void Reports_ThatCannotBeOfOneCall_AreRefused()
    {
        Refused(ReportCall.Twice, Decide(Told(null, Offered), Offered with { At = Ten.AddSeconds(1) }));
        Refused(ReportCall.Twice, Decide(Told(null, Ended), Ended with { At = Ten.AddSeconds(1) }));
        Refused(ReportCall.NotInOrder, Decide(Told(null, Offered), Answered with { At = Ten - Samples.Tick }));
        Refused(ReportCall.NotInOrder, Decide(Told(null, Answered with { At = Ten - Samples.Tick }), Offered));
        Refused(ReportCall.NotInOrder, Decide(Told(null, Ended), Rated with { At = Ended.At + Samples.Tick })); // 电话挂断前
        Refused(ReportCall.NotInOrder, Decide(Told(null, Offered), Rated with { At = Ten - Samples.Tick }));
        Assert.Null(Decide(Told(null, Ended), Rated with { At = Ended.At }).Refusal);
    }

    [Fact, Clause("A.1")]
    public void Report_ThatLacksSomething_NamesIt()
    {
        Refused(ReportCall.Incomplete, Door.Decide(null, new ReportCall(" ", [Offered]), null, Samples.Gateway, Later), "Call");
        Refused(ReportCall.Incomplete, Door.Decide(null, new ReportCall(new string('c', 65), [Offered]), null, Samples.Gateway, Later), "Call");
        Refused(ReportCall.Incomplete, Door.Decide(null, new ReportCall("c", default), null, Samples.Gateway, Later), "Reports");
        Refused(ReportCall.Incomplete, Decide(null, Answered with { Attendant = null }), "Attendant");
        Refused(ReportCall.Incomplete, Decide(null, Offered with { Attendant = "seat-1" }), "Attendant");
        Refused(ReportCall.UnknownStep, Decide(null, new((CallStep)77, Ten)), "Step");
    }

    [Theory, Clause("5.2.3.1")]
    [InlineData("13800000001", true)]
    [InlineData("+86 (010) 6000-0000", true)]
    [InlineData("110", true)]
    [InlineData("张三", false)]
    [InlineData("+-()", false)]
    [InlineData("138000000011380000000113800000001", false)]
    public void Caller_IsANumber(string caller, bool good)
    {
        var decision = Door.Decide(null, new ReportCall("c-1", [Offered], caller), Samples.Seal.Close(caller), Samples.Gateway, Later);
        Assert.Equal(good, decision.Refusal is null);
        Assert.True(good || decision.Refusal!.Code == ReportCall.BadCaller.Code);
    }

    [Fact, Clause("6.1")]
    public void Caller_OfAnotherNumberThanIsKnown_IsRefused_AndTheSameIsKnownAgain()
    {
        var call = Told(null, Offered);
        Refused(ReportCall.OtherCaller, Door.Decide(call, new ReportCall("c-1", [Answered], "13900000002"), Samples.Seal.Close("13900000002"), Samples.Gateway, Later), "Caller");
        Assert.Null(Door.Decide(call, new ReportCall("c-1", [Answered], "+86 138-0000-0001"), Samples.Seal.Close("+86 138-0000-0001"), Samples.Gateway, Later).Refusal);
        Assert.Equal("13800000001", Samples.Seal.Open(call.Caller!));
        Assert.DoesNotContain("13800000001", call.ToString(), StringComparison.Ordinal);
    }

    [Fact, Clause("6.1.2")]
    public void Report_ByAnybodyButAGateway_IsRefused() =>
        Assert.All(Enum.GetValues<Role>().Where(r => r != Role.Gateway), role => Assert.Equal(Capabilities.NotAllowed, Door.Decide(null, new ReportCall("c-1", [Offered]), null, Samples.Of(role, Samples.Water), Later).Refusal));

    private static CallReport[] Whole(bool abandoned, int[] gaps, int key)
    {
        var at = gaps.Aggregate((List<DateTimeOffset>)[Ten], (all, gap) => [.. all, all[^1].AddSeconds(gap)]);
        return abandoned
            ? [new(CallStep.Offered, at[0]), new(CallStep.Abandoned, at[1]), new(CallStep.Ended, at[2])]
            : [new(CallStep.Offered, at[0]), new(CallStep.Answered, at[1], "a"), new(CallStep.Transferred, at[2]), new(CallStep.Answered, at[3], "b"), new(CallStep.Rated, at[4], Key: key), new(CallStep.Ended, at[5])];
    }

    private static PhoneCall Told(PhoneCall? call, CallReport report)
    {
        var decision = Decide(call, report);
        Assert.Null(decision.Refusal);
        return decision.Events is [CallReported happened] ? PhoneCall.Fold(call, happened, (call?.Reports.Length ?? 0) + 1) : call!;
    }

    private static Decision Decide(PhoneCall? call, CallReport report) =>
        Door.Decide(call, new ReportCall("c-1", [report], "13800000001"), Samples.Seal.Close("13800000001"), Samples.Gateway, Later);

    private static void Refused(Refusal expected, Decision decision, params string[] fields)
    {
        Assert.Equal((expected.Code, expected.Clause), (decision.Refusal?.Code, decision.Refusal?.Clause));
        Assert.Equal(fields, decision.Refusal!.Fields);
    }

    private static IEnumerable<CallReport[]> Permutations(CallReport[] all) =>
        all.Length == 0 ? [[]] : all.SelectMany((one, i) => Permutations([.. all.Where((_, j) => j != i)]).Select(rest => (CallReport[])[one, .. rest]));
}

using HotlineConsole.Core;
using HotlineConsole.Core.Calls;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Calls;

/// <summary>5.2.3.3 宜利用人工智能技术将诉求人语音诉求自动转成文字，辅助诉求工单记录: what a speech recogniser may hand in of a call.</summary>
[Clause("5.2.3.3")]
public sealed class TranscribeCallTests
{
    private static readonly DateTimeOffset Ten = Samples.Monday.ToUniversalTime();

    [Fact]
    public void Parts_InAnyOrder_AreReadInTheOrderOfSpeaking()
    {
        var call = Said(Said(Said(Answered(), 3, "请尽快维修"), 1, "我们楼没有暖气"), 2, "从昨晚开始");
        Assert.Equal(["我们楼没有暖气", "从昨晚开始", "请尽快维修"], Texts(call));
    }

    [Fact]
    public void Part_SentAgain_ChangesNothing_AndAnotherTextForItReplacesIt()
    {
        var call = Said(Said(Answered(), 1, "我们楼没有暖器"), 2, "从昨晚开始");
        Assert.True(Decide(call, 1, "我们楼没有暖器") is { Refusal: null, Events.IsEmpty: true });
        call = Said(call, 1, "我们楼没有暖气"); // recognisers correct themselves
        Assert.Equal(["我们楼没有暖气", "从昨晚开始"], Texts(call));
        Assert.Equal("我们楼没有暖气", Samples.Seal.Open(call.FindPart(1)!.Said));
        Assert.Null(call.FindPart(3));
    }

    [Fact]
    public void Part_OfACallThatIsNotThereOrWasNotAnswered_IsRefused()
    {
        Refused(TranscribeCall.UnknownCall, Decide(null, 1, "喂"));
        Refused(TranscribeCall.NotAnswered, Decide(Told(null, new(CallStep.Offered, Ten)), 1, "喂"));
        Refused(TranscribeCall.NotAnswered, Decide(Told(Told(null, new(CallStep.Offered, Ten)), new(CallStep.Abandoned, Ten.AddSeconds(30))), 1, "喂"));
        Assert.Null(Decide(Told(Answered(), new(CallStep.Ended, Ten.AddMinutes(3))), 1, "喂").Refusal); // the last words come after the end
    }

    [Fact]
    public void Part_WithoutTextOrWithAWrongNumber_IsRefusedByField()
    {
        Refused(TranscribeCall.Incomplete, Decide(Answered(), 1, " \n"), "Said");
        Refused(TranscribeCall.Incomplete, Door.Decide(Answered(), new TranscribeCall("", 1, ""), Samples.Seal.Close(new TranscribeCall("", 1, "")), Samples.Gateway, Ten), "Call", "Said");
        Refused(TranscribeCall.BadPart, Decide(Answered(), 0, "喂"), "Part");
        Refused(TranscribeCall.BadPart, Decide(Answered(), 501, "喂"), "Part");
        Assert.Null(Decide(Answered(), 500, "喂").Refusal);
        Refused(TranscribeCall.PartTooLong, Decide(Answered(), 1, new('暖', 2_001)), "Said");
        Assert.Null(Decide(Answered(), 1, new('暖', 2_000)).Refusal);
    }

    [Fact]
    public void Transcript_HoldsAsMuchAsTheContentOfAComplaint()
    {
        var call = Enumerable.Range(1, 9).Aggregate(Answered(), (c, part) => Said(c, part, new('暖', 2_000)));
        call = Said(call, 10, new('暖', 1_999));
        Assert.Null(Decide(call, 11, "气").Refusal); // 20,000
        Refused(TranscribeCall.Full, Decide(call, 11, "气不"));
        Assert.Null(Decide(call, 10, new('气', 2_000)).Refusal); // what it replaces does not count
    }

    [Fact, Clause("6.1")]
    public void Words_AreInNoEventInPlainText_AndOnlyTheAttendantWhoAnsweredMayHearThem()
    {
        var happened = Assert.IsType<CallTranscribed>(Assert.Single(Decide(Answered(), 1, "我叫王小明").Events));
        Assert.DoesNotContain("王小明", happened.ToString(), StringComparison.Ordinal);
        Assert.True(Answered().MayHear(Samples.Attendant));
        Assert.False(Answered().MayHear(Samples.Attendant with { Id = "another" }));
        Assert.False(Answered().MayHear(Samples.Supervisor with { Id = Samples.Attendant.Id }));
        Assert.False(Told(Told(Answered(), new(CallStep.Transferred, Ten.AddSeconds(20))), new(CallStep.Answered, Ten.AddSeconds(30), "another")).MayHear(Samples.Attendant));
    }

    [Fact, Clause("6.1")]
    public void Marks_OfTheSameWords_DifferByCallAndPart()
    {
        string[] marks = [Mark("c-1", 1), Mark("c-1", 2), Mark("c-2", 1), Mark("c-1", 1)];
        Assert.Equal(3, marks.Distinct().Count());
        Assert.Equal(marks[0], marks[3]);

        static string Mark(string call, int part) => Samples.Seal.Close(new TranscribeCall(call, part, "是的")).Mark;
    }

    [Fact]
    public void Call_AsOfAnEarlierEvent_HasOnlyThePartsThatCameUntilThen()
    {
        var call = Said(Said(Answered(), 1, "一"), 2, "二");
        Assert.Equal(["一"], Texts(call.AsOf(2)!));
        Assert.Empty(call.AsOf(1)!.Parts);
    }

    [Fact, Clause("6.1.2")]
    public void Part_ByAnybodyButAGateway_IsRefused() =>
        Assert.All(Enum.GetValues<Role>().Where(r => r != Role.Gateway), role =>
            Assert.Equal(Capabilities.NotAllowed, Door.Decide(Answered(), new TranscribeCall("c-1", 1, "喂"), Samples.Seal.Close(new TranscribeCall("c-1", 1, "喂")), Samples.Of(role, Samples.Water), Ten).Refusal));

    private static PhoneCall Answered() => Told(null, new(CallStep.Answered, Ten, Samples.Attendant.Id));

    private static PhoneCall Told(PhoneCall? call, CallReport report) => PhoneCall.Fold(call, new CallReported(Ten, Samples.Gateway, "c-1", [report], null), 1);

    private static PhoneCall Said(PhoneCall call, int part, string said) =>
        call.With(Assert.IsType<CallTranscribed>(Assert.Single(Decide(call, part, said).Events)), call.Parts.Length + 2);

    private static IEnumerable<string> Texts(PhoneCall call) => call.Parts.Select(p => Samples.Seal.Open(p.Said));

    private static Decision Decide(PhoneCall? call, int part, string said)
    {
        var command = new TranscribeCall("c-1", part, said);
        return Door.Decide(call, command, Samples.Seal.Close(command), Samples.Gateway, Ten.AddMinutes(5));
    }

    private static void Refused(Refusal expected, Decision decision, params string[] fields)
    {
        Assert.Equal((expected.Code, expected.Clause), (decision.Refusal?.Code, decision.Refusal?.Clause));
        Assert.Equal(fields, decision.Refusal!.Fields);
    }
}

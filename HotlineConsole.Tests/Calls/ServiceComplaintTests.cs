using HotlineConsole.Core;
using HotlineConsole.Core.Calls;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Calls;

/// <summary>5.4.3: complaints about the service of the hotline itself: recorded, and judged valid or not.</summary>
[Clause("5.4.3")]
public sealed class ServiceComplaintTests
{
    private static readonly DateTimeOffset Ten = Samples.Monday;
    private static readonly Actor OtherSupervisor = new("u-supervisor-2", "二号督办员", Role.Supervisor);

    private static readonly RecordServiceComplaint Rude = new("接线员态度生硬，未听完诉求即挂断。", "phone");

    [Fact]
    public void Record_WhatItIsAboutAndHowItCame_IsAllThatItNeeds()
    {
        var complaint = Recorded(Rude);
        Assert.Equal((7L, Ten, "phone", Ten.ToUniversalTime()), (complaint.Id, complaint.At, complaint.Channel, complaint.CameAt));
        Assert.Equal("接线员态度生硬，未听完诉求即挂断。", complaint.About);
        Assert.Equal((null, null, null, null), (complaint.Call, complaint.Order, complaint.ComplainedOf, complaint.Verdict));

        Refused(RecordServiceComplaint.Incomplete, Rude with { About = " " }, "About");
        Refused(RecordServiceComplaint.Incomplete, new RecordServiceComplaint("", ""), "About", "Channel");
        Refused(RecordServiceComplaint.UnknownChannel, Rude with { Channel = "pigeon" }, "Channel");
        Refused(CommandTexts.TooLong, Rude with { About = new('长', 20_001) }, "About");
        Assert.Equal(20_000, Recorded(Rude with { About = new('长', 20_000) }).About.Length);
    }

    [Fact]
    public void Record_CameNow_IsInTime_ATickLaterIsInTheFuture()
    {
        Assert.Equal(Ten.ToUniversalTime(), Recorded(Rude with { CameAt = Ten }).CameAt);
        Refused(RecordServiceComplaint.InFuture, Rude with { CameAt = Ten + Samples.Tick }, "CameAt");
    }

    [Fact]
    public void Record_NamesAnOrderOrACall_WhichThereHasToBe()
    {
        Refused(RecordServiceComplaint.UnknownOrder, Rude with { Order = Samples.Number }, "Order");
        Refused(RecordServiceComplaint.UnknownCall, Rude with { Call = "c-1" }, "Call");
        var known = new ServiceMatter(Given.Accepted().Order, Call("u-9"), []);
        var complaint = Recorded(Rude with { Order = Samples.Number, Call = " c-1 " }, known);
        Assert.Equal((Samples.Number, "c-1"), (complaint.Order, complaint.Call));
        Assert.Equal("u-9", complaint.ComplainedOf); // who answered the call
        Assert.Equal("u-5", Recorded(Rude with { Call = "c-1", ComplainedOf = "u-5" }, known).ComplainedOf); // unless somebody else is meant
    }

    [Fact, Clause("6.1.1")]
    public void Record_TheClaimantInTheText_IsKeptMaskedOnly()
    {
        var matter = new ServiceMatter(Given.Accepted().Order, Call("u-9"), [new("王小明", "13800000001"), new(null, "01012345678")]);
        var complaint = Recorded(Rude with { About = "王小明（138 0000 0001、01012345678，身份证110105194912310021）投诉坐席，坐席电话12345678。", Order = Samples.Number }, matter);
        Assert.Equal("王**（138****0001、010****5678，身份证110****21）投诉坐席，坐席电话12345678。", complaint.About);
        var judged = Judge(complaint, new(7, true, "王小明来电13800000001核实"), OtherSupervisor, matter);
        Assert.Equal("王**来电138****0001核实", ((ServiceComplaintJudged)judged.Events[0]).Reason);
    }

    [Fact]
    public void Judge_ValidOrNotWithAReason_IsSaidOnce()
    {
        var complaint = Recorded(Rude);
        Refused(JudgeServiceComplaint.Incomplete, Judge(complaint, new(7, null, " "), Samples.Supervisor), "Valid", "Reason");
        Refused(JudgeServiceComplaint.Incomplete, Judge(complaint, new(7, true, ""), Samples.Supervisor), "Reason");

        var judged = Judge(complaint, new(7, false, " 录音显示答复完整 "), Samples.Supervisor);
        var happened = Assert.IsType<ServiceComplaintJudged>(Assert.Single(judged.Events));
        Assert.Equal((7L, Ten, false, "录音显示答复完整"), (happened.Complaint, happened.RecordedAt, happened.Valid, happened.Reason));

        var after = ServiceComplaint.Fold(complaint, happened, 9);
        Assert.Equal(7, after.Id);
        var second = Judge(after, new(7, true, "改判"), OtherSupervisor).Refusal!;
        Assert.Equal(("service.judged", "5.4.3"), (second.Code, second.Clause));
        Assert.Equal(["s:督办员", "t:2026-03-02T11:00:00+08:00", "k:service.not-valid"], second.Slots.ToArray()); // who was first, when, and what he said
    }

    [Fact]
    public void Judge_ByTheRecorderOrTheOneComplainedOf_IsRefused()
    {
        var own = Recorded(Rude, by: Samples.Supervisor);
        Refused(JudgeServiceComplaint.OwnRecord, Judge(own, new(7, false, "不属实"), Samples.Supervisor));
        Assert.Null(Judge(own, new(7, false, "不属实"), OtherSupervisor).Refusal);

        var aboutHim = Recorded(Rude with { ComplainedOf = "u-supervisor" });
        Refused(JudgeServiceComplaint.OwnConduct, Judge(aboutHim, new(7, false, "不属实"), Samples.Supervisor));
        Assert.Null(Judge(aboutHim, new(7, false, "不属实"), OtherSupervisor).Refusal);
        Assert.True(aboutHim.Concerns(Samples.Supervisor) && own.Concerns(Samples.Supervisor) && !own.Concerns(OtherSupervisor));
    }

    [Fact]
    public void Judge_WhatThereIsNot_IsUnknown() => Refused(JudgeServiceComplaint.Unknown, Judge(null, new(8, true, "属实"), Samples.Supervisor));

    [Fact, Clause("6.1.2")]
    public void Judge_ByAnAttendant_IsNotHisToGive() => Refused(Capabilities.NotAllowed, Judge(Recorded(Rude), new(7, true, "属实"), Samples.FollowUp));

    private static PhoneCall Call(string attendant) =>
        PhoneCall.Fold(null, new(Ten, Samples.Gateway, "c-1", [new(CallStep.Answered, Ten.AddMinutes(-5), attendant)], null), 1);

    private static ServiceComplaint Recorded(RecordServiceComplaint command, ServiceMatter? matter = null, Actor? by = null) =>
        ServiceComplaint.Fold(null, Assert.Single(Record(command, matter, by).Events), 7);

    private static Decision Record(RecordServiceComplaint command, ServiceMatter? matter = null, Actor? by = null) =>
        Door.Decide(null, command, () => matter ?? ServiceMatter.None, by ?? Samples.Attendant, Ten, Samples.Rules);

    private static Decision Judge(ServiceComplaint? complaint, JudgeServiceComplaint command, Actor by, ServiceMatter? matter = null) =>
        Door.Decide(complaint, command, () => matter ?? ServiceMatter.None, by, Ten.AddHours(1), Samples.Rules);

    private static void Refused(Refusal expected, RecordServiceComplaint command, params string[] fields) => Refused(expected, Record(command), fields);

    private static void Refused(Refusal expected, Decision decision, params string[] fields)
    {
        Assert.Equal((expected.Code, expected.Clause), (decision.Refusal?.Code, decision.Refusal?.Clause));
        Assert.Equal(fields, decision.Refusal!.Fields.ToArray());
    }
}

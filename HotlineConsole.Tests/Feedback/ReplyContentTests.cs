using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Feedback;

/// <summary>5.3.2.3.3-6: what a reply must say, by kind and outcome, each element present and absent.</summary>
public class ReplyContentTests
{
    private static readonly DateTimeOffset Now = Samples.Monday.AddHours(1);

    public static readonly TheoryData<ComplaintKind, HandlingOutcome?, string, string[]> Contents = Build();

    [Theory, MemberData(nameof(Contents))]
    [Clause("5.3.2.3.3"), Clause("5.3.2.3.4"), Clause("5.3.2.3.5"), Clause("5.3.2.3.6")]
    public void Submit_ReplyWithExactlyTheRequiredElements_GoesOut(ComplaintKind kind, HandlingOutcome? outcome, string clause, string[] required)
    {
        Assert.NotEmpty(clause);
        var reply = Fields.Except(required).Aggregate(Samples.Reply(outcome), Without);

        if (outcome == HandlingOutcome.Unreasonable)
        {
            Submit(kind, reply).Then<UnreasonableClaimed>(e => Assert.Equal(reply, e.Reply)); // the hotline reads it first
        }
        else
        {
            Submit(kind, reply).Then<WorkOrderFedBack>(e => Assert.Equal(reply, e.Reply));
        }
    }

    /// <summary>A row for each element of each sentence of 5.3.2.3.3-6, in the standard's words.</summary>
    public static readonly TheoryData<ComplaintKind, HandlingOutcome?, string, string, string> Elements = EachElement();

    [Theory, MemberData(nameof(Elements))]
    [Clause("5.3.2.3.3"), Clause("5.3.2.3.4"), Clause("5.3.2.3.5"), Clause("5.3.2.3.6")]
    public void Submit_WithTheElement_IsTaken_AndWithoutItIsRefusedUnderItsClause(ComplaintKind kind, HandlingOutcome? outcome, string clause, string inTheStandard, string field)
    {
        Assert.NotEmpty(inTheStandard);
        var whole = Samples.Reply(outcome);

        Assert.Null(Submit(kind, whole).Decision.Refusal);
        Submit(kind, Without(whole, field)).Refused(new("reply.incomplete", clause), field);
    }

    [Theory, Clause("5.3.2.3.5")]
    [InlineData(ComplaintKind.Help)]
    [InlineData(ComplaintKind.Complaint)]
    [InlineData(ComplaintKind.Report)]
    public void Submit_WithoutOutcome_IsRefused(ComplaintKind kind) =>
        Submit(kind, Samples.Reply(null)).Refused(ReplyRules.NoOutcome, "Outcome");

    [Fact, Clause("5.3.2.3.5")]
    public void Submit_HandledNow_GoesOutAndOneTickInTheFutureNot()
    {
        Submit(ComplaintKind.Help, Samples.Reply() with { HandledAt = Now }).Then<WorkOrderFedBack>();
        Submit(ComplaintKind.Help, Samples.Reply() with { HandledAt = Now + Samples.Tick }).Refused(SubmitReply.HandledInFuture, "HandledAt");
    }

    [Fact, Clause("5.3.2.3.5")]
    public void Submit_LeadOrganizerUnknown_IsRefused() =>
        Submit(ComplaintKind.Help, Samples.Reply() with { LeadOrganizer = new("X1") }).Refused(SubmitReply.UnknownLead, "LeadOrganizer");

    private static readonly string[] Fields =
    [
        "LeadOrganizer", "HandledAt", "Answer", "Measures", "Reason", "NextSteps", "NextStepsWhen", "MeasuresStudied", "ToldClaimant", "PassedTo",
        "Grounds", "LawCited",
    ];

    private static TheoryData<ComplaintKind, HandlingOutcome?, string, string[]> Build()
    {
        var rows = new TheoryData<ComplaintKind, HandlingOutcome?, string, string[]>
        {
            { ComplaintKind.Consultation, null, "5.3.2.3.3", ["LeadOrganizer", "Answer", "HandledAt"] },
            { ComplaintKind.Suggestion, null, "5.3.2.3.4", ["ToldClaimant", "PassedTo"] },
        };
        foreach (var kind in new[] { ComplaintKind.Help, ComplaintKind.Complaint, ComplaintKind.Report })
        {
            rows.Add(kind, HandlingOutcome.Solved, "5.3.2.3.5 a", ["LeadOrganizer", "HandledAt", "Measures", "ToldClaimant"]);
            rows.Add(kind, HandlingOutcome.Unsolved, "5.3.2.3.5 b", ["LeadOrganizer", "Reason", "NextSteps", "NextStepsWhen", "ToldClaimant"]);
            rows.Add(kind, HandlingOutcome.CannotBeSolved, "5.3.2.3.5 c", ["LeadOrganizer", "Reason", "MeasuresStudied", "ToldClaimant"]);
        }

        foreach (var kind in Enum.GetValues<ComplaintKind>())
        {
            rows.Add(kind, HandlingOutcome.Unreasonable, "5.3.2.3.6", ["LeadOrganizer", "Grounds", "LawCited"]);
        }

        return rows;
    }

    private static TheoryData<ComplaintKind, HandlingOutcome?, string, string, string> EachElement()
    {
        var rows = new TheoryData<ComplaintKind, HandlingOutcome?, string, string, string>
        {
            { ComplaintKind.Consultation, null, "5.3.2.3.3", "承办单位", "LeadOrganizer" },
            { ComplaintKind.Consultation, null, "5.3.2.3.3", "答复内容", "Answer" },
            { ComplaintKind.Consultation, null, "5.3.2.3.3", "答复时间", "HandledAt" },
            { ComplaintKind.Suggestion, null, "5.3.2.3.4", "已告知诉求人收到建议", "ToldClaimant" },
            { ComplaintKind.Suggestion, null, "5.3.2.3.4", "转交相关部门", "PassedTo" },
        };
        foreach (var kind in new[] { ComplaintKind.Help, ComplaintKind.Complaint, ComplaintKind.Report })
        {
            rows.Add(kind, HandlingOutcome.Solved, "5.3.2.3.5 a", "主责单位", "LeadOrganizer");
            rows.Add(kind, HandlingOutcome.Solved, "5.3.2.3.5 a", "办理时间", "HandledAt");
            rows.Add(kind, HandlingOutcome.Solved, "5.3.2.3.5 a", "主要措施", "Measures");
            rows.Add(kind, HandlingOutcome.Solved, "5.3.2.3.5 a", "反馈情况", "ToldClaimant");
            rows.Add(kind, HandlingOutcome.Unsolved, "5.3.2.3.5 b", "主责单位", "LeadOrganizer");
            rows.Add(kind, HandlingOutcome.Unsolved, "5.3.2.3.5 b", "未解决原因", "Reason");
            rows.Add(kind, HandlingOutcome.Unsolved, "5.3.2.3.5 b", "下一步工作措施", "NextSteps");
            rows.Add(kind, HandlingOutcome.Unsolved, "5.3.2.3.5 b", "落实时间", "NextStepsWhen");
            rows.Add(kind, HandlingOutcome.Unsolved, "5.3.2.3.5 b", "反馈情况", "ToldClaimant");
            rows.Add(kind, HandlingOutcome.CannotBeSolved, "5.3.2.3.5 c", "主责单位", "LeadOrganizer");
            rows.Add(kind, HandlingOutcome.CannotBeSolved, "5.3.2.3.5 c", "不能解决原因或困难", "Reason");
            rows.Add(kind, HandlingOutcome.CannotBeSolved, "5.3.2.3.5 c", "有无研究工作措施", "MeasuresStudied");
            rows.Add(kind, HandlingOutcome.CannotBeSolved, "5.3.2.3.5 c", "反馈情况", "ToldClaimant");
        }

        foreach (var kind in Enum.GetValues<ComplaintKind>())
        {
            rows.Add(kind, HandlingOutcome.Unreasonable, "5.3.2.3.6", "承办单位", "LeadOrganizer");
            rows.Add(kind, HandlingOutcome.Unreasonable, "5.3.2.3.6", "诉求不合理的具体依据", "Grounds");
            rows.Add(kind, HandlingOutcome.Unreasonable, "5.3.2.3.6", "相关法律、法规、规章和政策规定", "LawCited");
        }

        return rows;
    }

    private static Taken Submit(ComplaintKind kind, Reply reply) =>
        Given.Accepted(Samples.Complaint(kind)).Dispatched(Now, Samples.Street).SignedFor(Now, Samples.Street)
            .When(Now, Samples.StaffOf(Samples.Street), new SubmitReply(Samples.Number, Samples.Street, reply));

    private static Reply Without(Reply reply, string field) => field switch
    {
        "LeadOrganizer" => reply with { LeadOrganizer = null },
        "HandledAt" => reply with { HandledAt = null },
        "Answer" => reply with { Answer = null },
        "Measures" => reply with { Measures = " " },
        "Reason" => reply with { Reason = null },
        "NextSteps" => reply with { NextSteps = "" },
        "NextStepsWhen" => reply with { NextStepsWhen = null },
        "MeasuresStudied" => reply with { MeasuresStudied = null },
        "ToldClaimant" => reply with { ToldClaimant = null },
        "PassedTo" => reply with { PassedTo = null },
        "Grounds" => reply with { Grounds = null },
        "LawCited" => reply with { LawCited = null },
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    };
}

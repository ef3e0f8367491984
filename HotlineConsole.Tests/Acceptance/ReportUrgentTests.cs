using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Acceptance;

/// <summary>5.2.2.3 e): 遇紧急诉求，及时按流程上报.</summary>
[Clause("5.2.2.3 e")]
public sealed class ReportUrgentTests
{
    private static readonly DateTimeOffset Then = Samples.Monday.AddMinutes(1);

    private static Given Urgent => Given.Accepted(Samples.Complaint(ComplaintKind.Help, Urgency.Emergency));

    [Theory]
    [InlineData(Urgency.General, false)]
    [InlineData(Urgency.Emergency, true)] // 突发事件
    [InlineData(Urgency.Instability, true)] // 不稳定因素
    [InlineData(Urgency.BasicLivelihood, true)] // 基本民生保障
    [InlineData(Urgency.ExtremeWeather, true)] // 极端天气
    [InlineData(Urgency.PublicHealth, true)] // 公共卫生事件
    public void Report_OfAComplaint_IsForTheUrgentOnes(Urgency urgency, bool taken)
    {
        var given = Given.Accepted(Samples.Complaint(ComplaintKind.Help, urgency)).When(Then, Samples.Attendant, new ReportUrgent(Samples.Number, " 有人受伤 "));
        if (taken)
        {
            Assert.Equal("有人受伤", given.Then<UrgentReported>().Note);
        }
        else
        {
            given.Refused(ReportUrgent.NotUrgent);
        }
    }

    [Fact]
    public void Report_WaitsForASupervisor_AndIsTakenNoteOfOnce()
    {
        var reported = Urgent.And(Then, Samples.Attendant, new ReportUrgent(Samples.Number));
        Assert.Equal(new UrgentReport(Samples.Attendant.Name, Then, null), reported.Order.Urgent);
        Assert.Equal(Then, OrderRow.Of(reported.Order).UrgentReportedAt);
        Assert.Equal(ReportUrgent.Already.Code, Core.Door.Decide(reported.Order, new ReportUrgent(Samples.Number), Samples.Attendant, Then, Samples.Rules).Refusal?.Code);

        var taken = reported.And(Then.AddMinutes(2), Samples.Supervisor, new AcknowledgeUrgent(Samples.Number));
        Assert.Equal((Samples.Supervisor.Name, Then.AddMinutes(2)), (taken.Order.Urgent!.AcknowledgedBy, taken.Order.Urgent.AcknowledgedAt));
        Assert.Null(OrderRow.Of(taken.Order).UrgentReportedAt);
        Assert.Equal(AcknowledgeUrgent.Already.Code, Core.Door.Decide(taken.Order, new AcknowledgeUrgent(Samples.Number), Samples.Supervisor, Then, Samples.Rules).Refusal?.Code);
    }

    [Fact]
    public void Acknowledgement_WithoutAReport_IsRefused() => Urgent.When(Then, Samples.Supervisor, new AcknowledgeUrgent(Samples.Number)).Refused(AcknowledgeUrgent.NotReported);
}

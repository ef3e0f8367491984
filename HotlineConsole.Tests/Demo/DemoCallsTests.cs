using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Demo;
using HotlineConsole.Tests.Time;

namespace HotlineConsole.Tests.Demo;

public sealed class DemoCallsTests
{
    private static readonly DemoModel Model = DemoTown.ModelOf(new());
    private static readonly List<(Arrival Call, PublicComplaint Complaint)> Day = CallsOf("2026-11-18 00:00");

    [Fact]
    public void Workday_ByHour_IsLowAtNightAndHasTwoPeaks()
    {
        var byHour = Day.CountBy(c => TimeZoneInfo.ConvertTime(c.Call.At, DemoTown.City.TimeZone).Hour).ToDictionary();
        var share = Enumerable.Range(0, 24).Select(h => (double)byHour[h] / Day.Count).ToArray();
        Assert.InRange(Day.Count, 72_500, 76_000); // 70,000 on a mean day, 6 % more on a workday
        Assert.All(share[1..6], s => Assert.InRange(s, 0.002, 0.009));
        Assert.All(share[9..11], s => Assert.InRange(s, 0.08, 0.095));
        Assert.All(share[14..17], s => Assert.InRange(s, 0.07, 0.085));
        Assert.InRange(share[12], 0.04, 0.052);
    }

    [Fact]
    public void Weekend_HasFewerCalls() => Assert.InRange(Model.Arrivals.After(Calendars.At("2026-11-21 00:00")).TakeWhile(c => c.At < Calendars.At("2026-11-22 00:00")).Count(), 58_000, 61_000);

    [Fact]
    public void Calls_EnteredInTheMiddle_AreTheSame()
    {
        var middle = Day[20_000].Call;
        Assert.Equal(Day[20_001].Call, Model.Arrivals.After(middle.At).First());
    }

    [Fact]
    public void Categories_InNovember_FollowTheCityPackWithMoreHeating()
    {
        var all = DemoTown.City.Categories.Values.Sum(c => c.Share) + (4 * DemoTown.City.Categories["0301"].Share);
        var counted = Day.CountBy(c => c.Complaint.Category).ToDictionary();
        Assert.All(DemoTown.City.Categories.Values, category =>
        {
            var expected = category.Share * (category.Code == "0301" ? 5 : 1) / all * Day.Count;
            Assert.InRange(counted[category.Code], expected - (5 * Math.Sqrt(expected)), expected + (5 * Math.Sqrt(expected)));
        });
    }

    [Fact]
    public void Channels_AreMostlyThePhone() => Assert.InRange(Day.Count(c => c.Complaint.Channel == "phone") / (double)Day.Count, 0.90, 0.914);

    [Fact]
    public void Districts_OfTheCityCentreAndTheLargeOnes_CallMost()
    {
        var most = Day.CountBy(c => c.Complaint.Place.District!).OrderByDescending(c => c.Value).Take(4).Select(c => DemoTown.City.Districts[c.Key].Name);
        Assert.Equal(["朝阳区", "海淀区", "丰台区", "昌平区"], most);
    }

    [Fact, Clause("5.2.3.1")]
    public void Complaints_OfAWholeDay_AreComplete() =>
        Assert.DoesNotContain(Day, c => AcceptComplaint.Check(c.Complaint, c.Call.At, DemoTown.Rules) is not null);

    [Fact]
    public void Complaints_HaveConfidentialAndAnonymousClaimantsAndThreatsAmongThem()
    {
        Assert.Contains(Day, c => c.Complaint.Claimant.Confidential);
        Assert.Contains(Day, c => c.Complaint.Claimant.Anonymous);
        Assert.Contains(Day, c => c.Complaint.Instability is { Threat: true });
        Assert.Equal(Enum.GetValues<ComplaintKind>(), Day.Select(c => c.Complaint.Kind).Distinct().Order());
        Assert.All(Day, c => Assert.True(c.Complaint.Claimant.Phone is null || c.Complaint.Claimant.Phone.StartsWith("1380000", StringComparison.Ordinal)));
    }

    private static List<(Arrival, PublicComplaint)> CallsOf(string day)
    {
        var from = Calendars.At(day);
        return [.. Model.Arrivals.After(from).TakeWhile(c => c.At < from.AddDays(1)).Select(c => (c, ((AcceptComplaint)Model.Reception.Accept(c, c.At).Command).Complaint))];
    }
}

using HotlineConsole.Core.Board;
using HotlineConsole.Core.Calls;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Tests.Demo;

/// <summary>The demo's telephone: its calls belong to its complaints, and its figures are those of a hotline that keeps its promise.</summary>
public sealed class DemoTelephoneTests(DemoDay day) : IClassFixture<DemoDay>
{
    [Fact]
    public async Task Complaints_ByPhone_BelongToACallThatTheirAttendantAnswered()
    {
        await using var db = day.Town.Store.Read();
        var calls = await db.Calls.ToDictionaryAsync(c => c.Id);
        var end = DemoTown.Start.AddHours(30);
        var accepted = (await db.Events.Where(e => e.Kind == nameof(WorkOrderAccepted)).ToListAsync()).ConvertAll(e => (WorkOrderAccepted)Core.Storage.HotlineJson.ReadEvent(e.Kind, e.Body));
        var byPhone = accepted.Where(e => e.Complaint.Channel == "phone" && e.At < end.AddMinutes(-5)).ToList();
        Assert.True(byPhone.Count > 2_000, $"{byPhone.Count}");
        Assert.All(byPhone, e =>
        {
            var call = calls[e.Complaint.CallId!];
            Assert.Equal(e.By.Id, call.Attendant);
            Assert.True(call.OfferedAt < call.AnsweredAt && call.AnsweredAt < e.Complaint.RaisedAt && e.At < call.EndedAt);
        });
        Assert.All(accepted.Where(e => e.Complaint.Channel != "phone"), e => Assert.Null(e.Complaint.CallId));
    }

    [Fact, Clause("D:5.2.3.3")]
    public async Task Figures_OfTheLastDay_AreThoseOfAHotlineThatIsReached()
    {
        var end = DemoTown.Start.AddHours(30);
        var fold = new BoardFold(DemoTown.City.TimeZone);
        await day.Town.Store.RunAsync(_ => fold.Load(BoardSource.Read(day.Town.Store, DemoTown.City.TimeZone)), quiet: true);
        var level = fold.Now.Calls.At(end, DemoTown.City.TimeZone);
        Assert.True(level.Offered > 1_500, level.ToString());
        Assert.True(level.IsConnected, level.ToString());
        Assert.InRange(level.PromptPart!.Value, 0.90, 0.99);
        Assert.InRange(level.AbandonedPart!.Value, 0.01, 0.05);
        Assert.InRange(level.SatisfiedPart!.Value, 0.93, 1);
        Assert.All(level.RatedToday.Take(3), rated => Assert.True(rated > 0));
    }

    [Fact, Clause("5.4.3")]
    public async Task Complaints_AboutTheService_AreFew_AndMostOfThemJudged()
    {
        var waiting = await day.Town.Store.ServiceComplaintsAsync(judged: false, Samples.Supervisor, 100);
        var judged = await day.Town.Store.ServiceComplaintsAsync(judged: true, Samples.Supervisor, 100);
        Assert.InRange(waiting.Count + judged.Count, 2, 20);
        Assert.True(judged.Count > waiting.Count, $"{judged.Count} judged, {waiting.Count} wait");
        await using var db = day.Town.Store.Read();
        var calls = await db.Calls.ToDictionaryAsync(c => c.Id);
        Assert.All(waiting.Concat(judged), c => Assert.Equal(calls[c.Call!].Attendant, c.ComplainedOf));
    }

    [Fact]
    public void Stream_EnteredInTheMiddleOfCalls_SaysFirstWhatTheyHaveComeTo()
    {
        var middle = DemoTown.Start.AddHours(2);
        var before = day.Town.Model.Switchboard.After(DemoTown.Start.AddHours(1)).TakeWhile(r => r.At <= middle.AddMinutes(10)).ToList();
        var after = day.Town.Model.Switchboard.After(middle).TakeWhile(r => r.At <= middle.AddMinutes(10)).ToList();
        Assert.Equal(before.OrderBy(r => r.At), before);
        Assert.Equal(before.Where(r => r.At > middle).Select(r => (r.At, r.Key)), after.Where(r => r.At > middle).Select(r => (r.At, r.Key)));
        var underWay = after.TakeWhile(r => r.At == middle).ToList();
        Assert.NotEmpty(underWay);
        Assert.All(underWay, r => Assert.Equal(CallStep.Offered, ((ReportCall)r.Command).Reports[0].Step));
    }
}

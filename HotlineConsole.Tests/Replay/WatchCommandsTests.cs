using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Supervision;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Tests.Replay;

[Clause("5.3.3")]
public sealed class WatchCommandsTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 2, 0, 0, TimeSpan.Zero);
    private static readonly WorkOrderNumber Number = WorkOrderNumber.Compose(new(2026, 3, 2), 1);
    private static readonly Threshold Reminder = new(At, Number, "Feedback:1", AlertLevel.Reminder);

    [Fact]
    public void For_TheSameThreshold_IsTheSameCommand()
    {
        Assert.Equal(WatchCommands.For(Reminder, null), WatchCommands.For(Reminder with { At = At.AddHours(1) }, null));
        Assert.Equal(new Remind(Number, "Feedback:1"), WatchCommands.For(Reminder, null).Command);
        Assert.Equal(new SuperviseBySystem(Number, "Feedback:1"), WatchCommands.For(Reminder with { Level = AlertLevel.Supervision }, null).Command);
        Assert.Equal((Actor.DeadlineWatch, At), (WatchCommands.For(Reminder, At).By, WatchCommands.For(Reminder, At).At));
        Assert.Equal(8, WatchCommands.For(Reminder, null).Id.Version);
    }

    [Fact]
    public void For_AnotherOrderDeadlineOrLevel_IsAnotherCommand()
    {
        Threshold[] all =
        [
            Reminder, Reminder with { Level = AlertLevel.Supervision }, Reminder with { Key = "Feedback:2" },
            Reminder with { Number = WorkOrderNumber.Compose(new(2026, 3, 2), 2) },
        ];
        Assert.Equal(4, all.Select(t => WatchCommands.For(t, null).Id).Distinct().Count());
    }
}

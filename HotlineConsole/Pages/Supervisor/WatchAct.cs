using HotlineConsole.Core.Board;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Pages.Supervisor;

/// <summary>What a supervisor can do with one order or many.</summary>
public enum WatchAct
{
    Acknowledge,
    Remind,
    Supervise,
    OrderOnSite,
    DecideExtension,
    ReviewUnreasonable,
    Close,
}

/// <summary>Which act fits which order; the door decides, this only spares buttons that would be refused.</summary>
internal static class WatchActs
{
    public static bool Fits(WatchAct act, OrderRow row) => act switch
    {
        WatchAct.Acknowledge => row.Unacknowledged > 0,
        WatchAct.Remind or WatchAct.Supervise => !row.IsSettled,
        WatchAct.OrderOnSite => !row.IsSettled || row.Status == WorkOrderStatus.FedBack,
        WatchAct.DecideExtension => row.ExtensionPending,
        WatchAct.ReviewUnreasonable => row.Status == WorkOrderStatus.AwaitingConfirmation,
        WatchAct.Close => row.Status == WorkOrderStatus.FedBack && row.OpenVisits == 0,
    };

    /// <summary>What a list is for.</summary>
    public static WatchAct MainOf(WatchTab tab) => tab switch
    {
        WatchTab.Due or WatchTab.Supervised => WatchAct.Remind,
        WatchTab.Overdue => WatchAct.Supervise,
        WatchTab.Alerts => WatchAct.Acknowledge,
        WatchTab.Extensions => WatchAct.DecideExtension,
        WatchTab.Unreasonable => WatchAct.ReviewUnreasonable,
        WatchTab.ToClose => WatchAct.Close,
    };
}

using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Board;

/// <summary>The stages that the board counts open orders in.</summary>
public enum Stage
{
    /// <summary>待派单: accepted, returned, or to be handled again.</summary>
    AwaitingDispatch,

    /// <summary>待签收.</summary>
    AwaitingSignFor,

    /// <summary>办理中.</summary>
    InHand,

    /// <summary>待领导审核.</summary>
    UnderReview,

    /// <summary>待办结: fed back.</summary>
    AwaitingClose,
}

/// <summary>Which stage an order is in.</summary>
public static class Stages
{
    public static Stage? Of(WorkOrderStatus status) => status switch
    {
        WorkOrderStatus.Accepted or WorkOrderStatus.Returned or WorkOrderStatus.Reopened => Stage.AwaitingDispatch,
        WorkOrderStatus.Dispatched => Stage.AwaitingSignFor,
        WorkOrderStatus.SignedFor => Stage.InHand,
        WorkOrderStatus.UnderReview => Stage.UnderReview,
        WorkOrderStatus.FedBack => Stage.AwaitingClose,
        WorkOrderStatus.AnsweredDirectly or WorkOrderStatus.Redirected or WorkOrderStatus.Closed => null,
    };
}

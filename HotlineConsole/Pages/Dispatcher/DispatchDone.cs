using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Pages.Dispatcher;

/// <summary>An order that the dispatcher is done with, and where he sent it; nowhere when another had dispatched it.</summary>
/// <param name="NotRecorded">Why a call or judgement that was written with it is not recorded.</param>
public sealed record DispatchDone(WorkOrderNumber Number, OrganizerId? To = null, Refusal? NotRecorded = null);

using HotlineConsole.Core.Board;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Pages.Supervisor;

/// <summary>What came of an act on one order.</summary>
public sealed record ActResult(OrderRow Row, Refusal? Refusal);

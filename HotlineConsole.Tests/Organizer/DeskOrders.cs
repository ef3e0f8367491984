using System.Collections.Immutable;
using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Pages;

/// <summary>Work orders in the running application, made through its door.</summary>
internal sealed class DeskOrders(ConsoleApp app)
{
    public HotlineStore Store { get; } = app.Services.GetRequiredService<HotlineStore>();

    public DateTimeOffset Now => app.Services.GetRequiredService<HotlineClock>().GetUtcNow();

    public async Task<WorkOrderNumber> DoneAsync(Actor by, HotlineCommand command)
    {
        var outcome = await Store.HandleAsync(by, command);
        Assert.Null(outcome.Refusal);
        return outcome.Number!.Value;
    }

    public async Task<WorkOrderNumber> DispatchedAsync(OrganizerId lead, Urgency urgency = Urgency.General, bool byNetwork = false, ImmutableArray<OrganizerId> coOrganizers = default)
    {
        var complaint = Samples.Complaint(urgency: urgency, byNetwork: byNetwork) with { RaisedAt = Now.AddMinutes(-5) };
        var number = await DoneAsync(Samples.Attendant, new AcceptComplaint(complaint));
        return await DoneAsync(Samples.Dispatcher, new DispatchOrder(number, lead, coOrganizers));
    }

    public async Task<WorkOrderNumber> SignedAsync(OrganizerId lead, Urgency urgency = Urgency.General, bool byNetwork = false, ImmutableArray<OrganizerId> coOrganizers = default)
    {
        var number = await DispatchedAsync(lead, urgency, byNetwork, coOrganizers);
        return await DoneAsync(Samples.StaffOf(lead), new SignFor(number, lead));
    }
}

using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Pages.Organizer;
using Microsoft.AspNetCore.Components;

namespace HotlineConsole.Pages.Mail;

/// <summary>A plain form of the mail page that ends in one command; what was typed stays when it is refused.</summary>
public abstract class MailForm : ComponentBase
{
    [Parameter, EditorRequired]
    public required WorkOrder Order { get; set; }

    [Parameter, EditorRequired]
    public required OrganizerId Own { get; set; }

    [Parameter]
    public Refusal? Refusal { get; set; }

    [Parameter, EditorRequired]
    public required EventCallback<WorkOrderCommand> OnSend { get; set; }

    protected string? ErrorOf(string field) => FieldErrors.Of(Refusal, field);
}

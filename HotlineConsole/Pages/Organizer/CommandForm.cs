using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Live;
using Microsoft.AspNetCore.Components;

namespace HotlineConsole.Pages.Organizer;

/// <summary>
/// A form that ends in one command: sent once a submit, however often it is clicked; a refusal is shown with its fields and what was typed
/// stays.
/// </summary>
public abstract class CommandForm : ComponentBase
{
    private Guid _id = Guid.CreateVersion7();

    [Inject]
    protected Desk Desk { get; set; } = default!;

    /// <summary>Runs after the command was done.</summary>
    [Parameter]
    public EventCallback Done { get; set; }

    protected bool IsBusy { get; private set; }

    protected Refusal? Refusal { get; set; }

    /// <summary>How often it was done; the guard of unsaved text goes by it.</summary>
    protected int Saves { get; private set; }

    /// <summary>The sentence at a field that the last refusal named, or null.</summary>
    protected string? ErrorOf(string field) => FieldErrors.Of(Refusal, field);

    /// <summary>True when it was done now; false when it was refused or is under way already.</summary>
    protected async Task<bool> SendAsync(HotlineCommand command)
    {
        if (IsBusy)
        {
            return false;
        }

        IsBusy = true;
        try
        {
            Refusal = (await Desk.SendAsync(command, _id)).Refusal;
            _id = Guid.CreateVersion7(); // kept when nothing came back, so that the next click asks for the same answer
        }
        finally
        {
            IsBusy = false;
        }

        if (Refusal is null)
        {
            Saves++;
            await Done.InvokeAsync();
        }

        return Refusal is null;
    }
}

using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace HotlineConsole.Pages.Organizer;

/// <summary>Gives back what was typed into the form of the same key in this tab before the circuit was lost (js/draft.js). Shows nothing.</summary>
public sealed class KeptDraft : ComponentBase, IAsyncDisposable
{
    private IJSObjectReference? _script;

    [Inject]
    public required IJSRuntime Script { get; set; }

    /// <summary>The form's <c>data-draft</c>.</summary>
    [Parameter, EditorRequired]
    public required string Key { get; set; }

    /// <summary>Texts by the name of their field.</summary>
    [Parameter]
    public EventCallback<IReadOnlyDictionary<string, string>> Restored { get; set; }

    /// <summary>The form was sent: nothing to give back any more. The push may have taken the form away already.</summary>
    public async ValueTask ClearAsync()
    {
        var script = _script ?? await ImportAsync();
        await script.InvokeVoidAsync("clear", Key);
    }

    public async ValueTask DisposeAsync()
    {
        var script = _script;
        _script = null;
        try
        {
            await (script?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (JSDisconnectedException)
        {
            // The browser went first.
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        _script = await ImportAsync();
        if (await _script.InvokeAsync<string?>("restore", Key) is { } kept)
        {
            using var draft = JsonDocument.Parse(kept);
            await Restored.InvokeAsync(draft.RootElement.EnumerateObject()
                .Where(field => field.Value.ValueKind == JsonValueKind.String)
                .ToDictionary(field => field.Name, field => field.Value.GetString()!));
        }
    }

    private ValueTask<IJSObjectReference> ImportAsync() => Script.InvokeAsync<IJSObjectReference>("import", "./js/draft.js");
}

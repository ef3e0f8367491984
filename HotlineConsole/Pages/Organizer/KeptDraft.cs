using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace HotlineConsole.Pages.Organizer;

/// <summary>Gives back what was typed into the form of the same key in this tab before the circuit was lost (js/draft.js). Shows nothing.</summary>
public sealed class KeptDraft : ComponentBase
{
    [Inject]
    public required IJSRuntime Script { get; set; }

    /// <summary>The form's <c>data-draft</c>.</summary>
    [Parameter, EditorRequired]
    public required string Key { get; set; }

    /// <summary>Texts by the name of their field.</summary>
    [Parameter]
    public EventCallback<IReadOnlyDictionary<string, string>> Restored { get; set; }

    /// <summary>The form was sent: nothing to give back any more.</summary>
    public async ValueTask ClearAsync()
    {
        // The push that tells of the reply may have taken the form away before its sender comes to clear it.
        await using var script = await ScriptAsync();
        await script.InvokeVoidAsync("clear", Key);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        await using var script = await ScriptAsync();
        if (await script.InvokeAsync<string?>("restore", Key) is { } kept)
        {
            using var draft = JsonDocument.Parse(kept);
            await Restored.InvokeAsync(draft.RootElement.EnumerateObject()
                .Where(field => field.Value.ValueKind == JsonValueKind.String)
                .ToDictionary(field => field.Name, field => field.Value.GetString()!));
        }
    }

    private ValueTask<IJSObjectReference> ScriptAsync() => Script.InvokeAsync<IJSObjectReference>("import", "./js/draft.js");
}

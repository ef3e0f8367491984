using HotlineConsole.Core.Storage;
using HotlineConsole.Pages.Orders;
using HotlineConsole.Security.Audit;
using Microsoft.AspNetCore.Components;

namespace HotlineConsole.Pages.Admin;

/// <summary>The audit of security acts, newest first. Filter and place in the list are the page's address.</summary>
public sealed partial class AuditPage
{
    private AuditRow? _newest;
    private IReadOnlyList<AuditRow>? _rows;
    private bool _hasOlder;
    private bool _verifying;
    private string? _problem;
    private string? _words;
    private DateOnly? _day;

    [SupplyParameterFromQuery(Name = "q")]
    private string? Typed { get; set; }

    [SupplyParameterFromQuery]
    private string? Day { get; set; }

    [SupplyParameterFromQuery]
    private long? Before { get; set; }

    [Inject]
    public required AuditList List { get; set; }

    [Inject]
    public required AuditCheck Check { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    protected override Task OnParametersSetAsync()
    {
        (_words, _day) = (Typed, OrderFilter.Day(Day));
        return ReadAsync();
    }

    private async Task ReadAsync()
    {
        _newest = await List.NewestAsync();
        (_rows, _hasOlder) = await List.ReadAsync(new(Typed, OrderFilter.Day(Day)), Before);
    }

    private async Task VerifyAsync()
    {
        await List.RequireAsync();
        (_verifying, _problem) = (true, null);
        try
        {
            await Check.RunAsync();
            await Check.RunLogAsync();
        }
        catch (StoreUnavailableException e)
        {
            _problem = e.Message;
        }
        finally
        {
            _verifying = false;
        }

        await ReadAsync();
    }

    private void Apply() => Navigation.NavigateTo(Address("admin/audit", null, _words, OrderFilter.Text(_day)));

    private string Address(string path, long? before) => Address(path, before, Typed, OrderFilter.Text(OrderFilter.Day(Day)));

    private string Address(string path, long? before, string? words, string? day) => Navigation.GetUriWithQueryParameters(
        Navigation.ToAbsoluteUri(path).ToString(),
        new Dictionary<string, object?> { ["q"] = string.IsNullOrWhiteSpace(words) ? null : words.Trim(), ["day"] = day, ["before"] = before });
}

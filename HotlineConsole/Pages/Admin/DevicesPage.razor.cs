using HotlineConsole.Core.Texts;
using HotlineConsole.Security;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace HotlineConsole.Pages.Admin;

public sealed partial class DevicesPage
{
    private List<Device>? _devices;
    private string _name = "";
    private string? _link;

    [Inject]
    public required Devices Devices { get; set; }

    [Inject]
    public required ActorAccessor Session { get; set; }

    [Inject]
    public required DialogService Dialogs { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    protected override async Task OnInitializedAsync() => _devices = await Devices.ListAsync();

    private async Task AddAsync()
    {
        if (string.IsNullOrWhiteSpace(_name))
        {
            return;
        }

        var token = await Devices.AddAsync(_name.Trim(), await Session.RequireAsync());
        _link = Navigation.ToAbsoluteUri("wall/enter?token=" + token).ToString();
        _name = "";
        _devices = await Devices.ListAsync();
    }

    private async Task RevokeAsync(Device device)
    {
        if (await Dialogs.ConfirmRevokeAsync(Words.Of("Admin.Devices.RevokeAsk", device.Name)))
        {
            await Devices.RevokeAsync(device.Id, await Session.RequireAsync());
            _devices = await Devices.ListAsync();
        }
    }
}

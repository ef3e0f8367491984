using HotlineConsole.Core.Texts;
using HotlineConsole.Security;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace HotlineConsole.Pages.Admin;

public sealed partial class KeysPage
{
    private List<ApiKey>? _keys;
    private List<HotlineUser> _owners = [];
    private string _name = "";
    private string _owner = "";
    private string? _secret;

    [Inject]
    public required ApiKeys Keys { get; set; }

    [Inject]
    public required ActorAccessor Session { get; set; }

    [Inject]
    public required DialogService Dialogs { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _owners = await Keys.OwnersAsync();
        _keys = await Keys.ListAsync();
    }

    private async Task AddAsync()
    {
        if (string.IsNullOrWhiteSpace(_name) || !_owners.Exists(user => user.Id == _owner))
        {
            return;
        }

        _secret = await Keys.AddAsync(_name.Trim(), _owner, await Session.RequireAsync());
        _name = "";
        _keys = await Keys.ListAsync();
    }

    private async Task RevokeAsync(ApiKey key)
    {
        if (await Dialogs.ConfirmRevokeAsync(Words.Of("Admin.Keys.RevokeAsk", key.Name)))
        {
            await Keys.RevokeAsync(key.Id, await Session.RequireAsync());
            _keys = await Keys.ListAsync();
        }
    }
}

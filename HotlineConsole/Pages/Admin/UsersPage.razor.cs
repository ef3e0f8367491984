using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Texts;
using HotlineConsole.Security;
using HotlineConsole.Security.Sessions;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using Radzen;

namespace HotlineConsole.Pages.Admin;

public sealed partial class UsersPage
{
    private List<HotlineUser>? _users;
    private string _userName = "";
    private string _displayName = "";
    private Role _role = Role.Attendant;
    private OrganizerId? _organizer;
    private string? _moving;
    private Role _newRole;
    private OrganizerId? _newOrganizer;
    private string? _sessionsOf;
    private string _subject = "";
    private List<Session> _sessions = [];
    private string? _problem;
    private string? _secret;
    private string _secretOf = "";

    [Inject]
    public required Users Users { get; set; }

    [Inject]
    public required IOptions<SecurityOptions> Security { get; set; }

    [Inject]
    public required City City { get; set; }

    [Inject]
    public required DialogService Dialogs { get; set; }

    protected override async Task OnInitializedAsync() => _users = await Users.ListAsync();

    private async Task AddAsync()
    {
        (_problem, _secret) = await Users.AddAsync(_userName, _displayName, _role, _organizer);
        if (_problem is null)
        {
            (_secretOf, _userName, _displayName) = (_displayName, "", "");
            _users = await Users.ListAsync();
        }
    }

    private void Move(HotlineUser user) =>
        (_moving, _newRole, _newOrganizer) = (user.Id, user.HotlineRole, user.OrganizerId is { } organizer ? new OrganizerId(organizer) : null);

    private async Task MoveAsync(HotlineUser user)
    {
        await DoAsync(Users.MoveAsync(user.Id, _newRole, _newOrganizer));
        _moving = _problem is null ? null : _moving;
    }

    private async Task NewPasswordAsync(HotlineUser user)
    {
        (_problem, _secret) = await Users.NewPasswordAsync(user.Id);
        _secretOf = user.DisplayName;
        _users = await Users.ListAsync();
    }

    private async Task DisableAsync(HotlineUser user)
    {
        var sure = await Dialogs.Confirm(Words.Of("Admin.Users.DisableAsk", user.DisplayName), Words.Of("Admin.Users.Disable"), new ConfirmOptions
        {
            OkButtonText = Words.Of("Admin.Users.Disable"),
            CancelButtonText = Words.Of("Admin.Cancel"),
        });
        if (sure is true)
        {
            await DoAsync(Users.DisableAsync(user.Id));
        }
    }

    private async Task ShowSessionsAsync(HotlineUser user)
    {
        _sessions = await Users.SessionsAsync(user.Id);
        _sessionsOf = _sessionsOf == user.Id ? null : user.Id;
        _subject = user.ExternalSubject ?? "";
    }

    private async Task EndSessionAsync(Session session)
    {
        await Users.EndSessionAsync(session.Id);
        _sessions = await Users.SessionsAsync(session.UserId);
    }

    private async Task EndSessionsAsync(HotlineUser user)
    {
        await DoAsync(Users.EndSessionsAsync(user.Id));
        _sessions = await Users.SessionsAsync(user.Id);
    }

    private async Task ResetAsync(HotlineUser user)
    {
        var sure = await Dialogs.Confirm(Words.Of("Admin.Users.ResetFactorsAsk", user.DisplayName), Words.Of("Admin.Users.ResetFactors"), new ConfirmOptions
        {
            OkButtonText = Words.Of("Admin.Users.ResetFactors"),
            CancelButtonText = Words.Of("Admin.Cancel"),
        });
        if (sure is true)
        {
            await DoAsync(Users.ResetSecondFactorsAsync(user.Id));
            _sessions = await Users.SessionsAsync(user.Id);
        }
    }

    private async Task DoAsync(Task<string?> act)
    {
        _problem = await act;
        _users = await Users.ListAsync();
    }
}

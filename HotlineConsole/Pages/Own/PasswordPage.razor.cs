using HotlineConsole.Core.Texts;
using HotlineConsole.Security;
using HotlineConsole.Security.Passwords;
using Microsoft.AspNetCore.Components;

namespace HotlineConsole.Pages.Own;

public sealed partial class PasswordPage
{
    private IReadOnlyList<string> _refusals = [];
    private bool _owed;
    private string? _userName;

    [SupplyParameterFromForm(FormName = "password")]
    public Form? Given { get; set; }

    [SupplyParameterFromQuery]
    public string? ReturnUrl { get; set; }

    [CascadingParameter]
    public required HttpContext HttpContext { get; set; }

    [Inject]
    internal HotlineSignIn SignIn { get; set; } = default!;

    [Inject]
    public required PasswordPolicy Policy { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    private string Back => LocalAddress.Or(ReturnUrl, "/");

    protected override async Task OnInitializedAsync()
    {
        _owed = Owed.PageOf(HttpContext.User) == Owed.Password;
        _userName = (await SignIn.UserManager.GetUserAsync(HttpContext.User))?.UserName;
    }

    private async Task ChangeAsync()
    {
        _refusals = Given?.New == Given?.Again
            ? await SignIn.ChangePasswordAsync(HttpContext.User, Given?.Old ?? "", Given?.New ?? "")
            : [Words.Of("Account.Password.NotTheSame")];
        if (_refusals.Count == 0)
        {
            Navigation.NavigateTo(Back);
        }
    }

    public sealed class Form
    {
        public string? Old { get; set; }

        public string? New { get; set; }

        public string? Again { get; set; }
    }
}

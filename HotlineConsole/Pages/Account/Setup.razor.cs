using HotlineConsole.Core.Texts;
using HotlineConsole.Security;
using HotlineConsole.Security.Passwords;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace HotlineConsole.Pages.Account;

public sealed partial class Setup
{
    private readonly List<string> _refusals = [];
    private bool _open;

    [SupplyParameterFromForm(FormName = "setup")]
    public Form? Given { get; set; }

    [SupplyParameterFromQuery]
    public string? Token { get; set; }

    [Inject]
    internal FirstAdministrator First { get; set; } = default!;

    [Inject]
    public required PasswordPolicy Passwords { get; set; }

    [Inject]
    public required IServiceProvider Services { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    protected override void OnInitialized()
    {
        _open = First.Opens(Token);
        if (!_open)
        {
            Navigation.NotFound();
        }
    }

    private async Task CreateAsync()
    {
        var users = Services.GetRequiredService<UserManager<HotlineUser>>();
        var result = await First.CreateAsync(users, Given?.Name ?? "", Given?.DisplayName ?? "", Given?.Password ?? "");
        _refusals.AddRange(result.Errors.Select(Say));
        if (result.Succeeded)
        {
            Navigation.NavigateTo(RoleHome.SignIn);
        }
    }

    private static string Say(IdentityError error) => error.Code == nameof(PasswordPolicy)
        ? error.Description
        : Words.Of("Account.Setup.BadName");

    public sealed class Form
    {
        public string? Name { get; set; }

        public string? DisplayName { get; set; }

        public string? Password { get; set; }
    }
}

using HotlineConsole.Security;
using Microsoft.AspNetCore.Components;

namespace HotlineConsole.Pages.Account;

public sealed partial class SignIn
{
    private bool _refused;

    [SupplyParameterFromForm(FormName = "sign-in")]
    public Form? Given { get; set; }

    [SupplyParameterFromQuery]
    public string? ReturnUrl { get; set; }

    [Inject]
    public required IServiceProvider Services { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    private async Task SignInAsync()
    {
        var signIn = Services.GetRequiredService<HotlineSignIn>();
        var user = await signIn.WithPasswordAsync(Given?.Name ?? "", Given?.Password ?? "");
        _refused = user is null;
        if (user is not null)
        {
            Navigation.NavigateTo(LocalAddress.Or(ReturnUrl, RoleHome.Of(user.HotlineRole)));
        }
    }

    public sealed class Form
    {
        public string? Name { get; set; }

        public string? Password { get; set; }
    }
}

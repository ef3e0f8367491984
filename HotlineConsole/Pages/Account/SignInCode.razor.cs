using HotlineConsole.Security;
using Microsoft.AspNetCore.Components;

namespace HotlineConsole.Pages.Account;

/// <summary>The second step of a sign-in. Whoever comes without the first is refused like somebody with a wrong code.</summary>
public sealed partial class SignInCode
{
    public const string Address = "/account/sign-in/code";

    private bool _refused;

    [SupplyParameterFromForm(FormName = "code")]
    public Form? Given { get; set; }

    [SupplyParameterFromForm(FormName = "passkey")]
    public SignIn.PasskeyForm? Passkey { get; set; }

    [SupplyParameterFromQuery]
    public string? ReturnUrl { get; set; }

    [Inject]
    public required IServiceProvider Services { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    private HotlineSignIn Door => Services.GetRequiredService<HotlineSignIn>();

    private async Task SignInAsync() => Go(await Door.WithCodeAsync(Given?.Code ?? ""));

    private async Task WithPasskeyAsync() => Go(await Door.WithPasskeyAsync(Passkey?.Credential ?? ""));

    private void Go(HotlineUser? user)
    {
        _refused = user is null;
        if (user is not null)
        {
            Navigation.NavigateTo(LocalAddress.Or(ReturnUrl, RoleHome.Of(user.HotlineRole)));
        }
    }

    public sealed class Form
    {
        public string? Code { get; set; }
    }
}

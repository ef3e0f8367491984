using HotlineConsole.Core.Texts;
using HotlineConsole.Security;
using HotlineConsole.Security.Sessions;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace HotlineConsole.Pages.Account;

public sealed partial class SignIn
{
    private bool _refused;

    [SupplyParameterFromForm(FormName = "sign-in")]
    public Form? Given { get; set; }

    [SupplyParameterFromForm(FormName = "passkey")]
    public PasskeyForm? Passkey { get; set; }

    [SupplyParameterFromQuery]
    public string? ReturnUrl { get; set; }

    /// <summary>Single sign-on came back with nobody whom this console knows.</summary>
    [SupplyParameterFromQuery]
    public bool Refused { get; set; }

    [CascadingParameter]
    public required HttpContext HttpContext { get; set; }

    [Inject]
    public required IOptions<SecurityOptions> Security { get; set; }

    [Inject]
    public required IServiceProvider Services { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    /// <summary>Why the last session of this browser is over.</summary>
    private string? Over => StillHere.WhyOver(HttpContext) is { } why and not SessionEnd.SignedOut ? Words.Of($"Session.Over.{why}") : null;

    private async Task SignInAsync()
    {
        var signIn = Services.GetRequiredService<HotlineSignIn>();
        var answer = await signIn.WithPasswordAsync(Given?.Name ?? "", Given?.Password ?? "");
        if (answer.IsHalf)
        {
            Navigation.NavigateTo(SignInCode.Address + (ReturnUrl is null ? "" : "?returnUrl=" + Uri.EscapeDataString(ReturnUrl)));
            return;
        }

        Go(answer.User);
    }

    private async Task WithPasskeyAsync() => Go(await Services.GetRequiredService<HotlineSignIn>().WithPasskeyAsync(Passkey?.Credential ?? ""));

    private void Go(HotlineUser? user)
    {
        _refused = user is null;
        if (user is not null)
        {
            Navigation.NavigateTo(LocalAddress.Or(ReturnUrl, RoleHome.Of(user.HotlineRole)));
        }
    }

    public sealed class PasskeyForm
    {
        public string? Credential { get; set; }
    }

    public sealed class Form
    {
        public string? Name { get; set; }

        public string? Password { get; set; }
    }
}

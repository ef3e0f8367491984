using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Texts;
using HotlineConsole.Security;
using HotlineConsole.Security.Audit;
using HotlineConsole.Security.SecondFactors;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace HotlineConsole.Pages.Own;

public sealed partial class SecondFactorPage
{
    /// <summary>What an authenticator shows above the code.</summary>
    private const string Issuer = "12345";

    private HotlineUser? _user;
    private IList<UserPasskeyInfo> _passkeys = [];
    private bool _owed;
    private byte[]? _key;
    private IReadOnlyList<string>? _codes;
    private string? _refusal;

    [SupplyParameterFromForm]
    public Form? Given { get; set; }

    [SupplyParameterFromQuery]
    public string? ReturnUrl { get; set; }

    [CascadingParameter]
    public required HttpContext HttpContext { get; set; }

    [Inject]
    internal HotlineSignIn SignIn { get; set; } = default!;

    [Inject]
    internal SecondFactor Factor { get; set; } = default!;

    [Inject]
    public required City City { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    private string Back => LocalAddress.Or(ReturnUrl, "/");

    private string Link => Totp.Link(_key!, _user!.UserName!, Issuer);

    private (string Path, int Side) Picture => QrPath.Of(Link);

    // In fours, as it is typed.
    private string KeyText => string.Join(' ', Totp.Text(_key!).Chunk(4).Select(four => new string(four)));

    protected override async Task OnInitializedAsync()
    {
        _owed = Owed.PageOf(HttpContext.User) == Owed.SecondFactor;
        var user = (await SignIn.UserManager.GetUserAsync(HttpContext.User))!;
        _passkeys = await SignIn.UserManager.GetPasskeysAsync(user);
        _key = Given?.Code is not null && !user.TwoFactorEnabled ? Factor.KeyOf(user) : null; // the form that was sent is there only with its key
        _user = user;
    }

    private async Task BeginAsync() => _key = await Factor.BeginAsync(_user!);

    private async Task ConfirmAsync() => await ChangeAsync(AuditAct.SecondFactorSet, user =>
    {
        user.TwoFactorEnabled = true;
        _codes = SecondFactor.Renew(user);
    });

    private async Task RenewAsync()
    {
        if (Given?.Remove is true)
        {
            if (await ChangeAsync(AuditAct.SecondFactorRemoved, SecondFactor.Clear))
            {
                Navigation.NavigateTo(Owed.SecondFactor);
            }
        }
        else
        {
            await ChangeAsync(AuditAct.RecoveryCodesRenewed, user => _codes = SecondFactor.Renew(user));
        }
    }

    private async Task AddAsync()
    {
        if (await SignIn.AddPasskeyAsync(HttpContext.User, Given?.Credential ?? "", Given?.Name ?? ""))
        {
            Navigation.NavigateTo(_owed ? Back : Owed.SecondFactor);
        }
        else
        {
            _refusal = Words.Of("Factor.PasskeyFailed");
        }
    }

    private async Task RemoveAsync(UserPasskeyInfo passkey)
    {
        await SignIn.RemovePasskeyAsync(HttpContext.User, passkey.CredentialId);
        Navigation.NavigateTo(Owed.SecondFactor);
    }

    private async Task<bool> ChangeAsync(AuditAct act, Action<HotlineUser> change)
    {
        var done = await SignIn.ChangeFactorAsync(HttpContext.User, Given?.Code ?? "", act, change);
        _refusal = done ? null : Words.Of("Account.Code.Refused");
        return done;
    }

    public sealed class Form
    {
        public string? Code { get; set; }

        public bool Remove { get; set; }

        public string? Credential { get; set; }

        public string? Name { get; set; }
    }
}

using HotlineConsole.Core.Texts;
using Radzen;

namespace HotlineConsole.Pages.Admin;

/// <summary>The question before a token is withdrawn.</summary>
internal static class RevokeDialog
{
    public static async Task<bool> ConfirmRevokeAsync(this DialogService dialogs, string question) =>
        await dialogs.Confirm(question, Words.Of("Admin.Revoke"), new ConfirmOptions
        {
            OkButtonText = Words.Of("Admin.Revoke"),
            CancelButtonText = Words.Of("Admin.Cancel"),
        }) is true;
}

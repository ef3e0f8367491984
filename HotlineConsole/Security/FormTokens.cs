using Microsoft.AspNetCore.Antiforgery;

namespace HotlineConsole.Security;

/// <summary>Tokens of forms, for what a script sends.</summary>
internal static class FormTokens
{
    /// <summary>Whether the request has the token of one of our pages; a body that calls itself a form and is none has not.</summary>
    public static async Task<bool> HoldsAsync(this IAntiforgery forms, HttpContext context)
    {
        try
        {
            await forms.ValidateRequestAsync(context);
            return true;
        }
        catch (AntiforgeryValidationException)
        {
            return false;
        }
    }
}

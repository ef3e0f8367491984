using System.Net;
using System.Text.RegularExpressions;

namespace HotlineConsole.Tests.Support;

/// <summary>Sends a form as a browser does: with the antiforgery token of the page that it lies on.</summary>
public static partial class Forms
{
    public static async Task<HttpResponseMessage> SendFormAsync(
        this HttpClient client, string page, string address, params (string Name, string Value)[] fields)
    {
        var token = await client.TokenAsync(page);
        using var content = new FormUrlEncodedContent(
            fields.Append((Name: "__RequestVerificationToken", Value: token)).Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await client.PostAsync(address, content);
    }

    /// <summary>The antiforgery token of the page's first form.</summary>
    public static async Task<string> TokenAsync(this HttpClient client, string page)
    {
        var token = WebUtility.HtmlDecode(Token().Match(await client.GetStringAsync(page)).Groups[1].Value);
        Assert.NotEmpty(token);
        return token;
    }

    public static Task<HttpResponseMessage> SignInAsync(this HttpClient client, string name, string password, string? returnUrl = null)
    {
        var page = "/account/sign-in" + (returnUrl is null ? "" : "?returnUrl=" + Uri.EscapeDataString(returnUrl));
        return client.SendFormAsync(page, page, ("_handler", "sign-in"), ("Given.Name", name), ("Given.Password", password));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}

using System.Net;
using System.Text.RegularExpressions;

namespace HotlineConsole.Tests.Support;

/// <summary>A page as the server rendered it at first, with what is needed to open a circuit for it: cookies and the markers of its components.</summary>
public sealed partial record CircuitPage(HttpClient Client, CookieContainer Cookies, Uri Address, IReadOnlyList<string> Markers, string Html)
{
    /// <summary>What a browser sends to begin: every component of the page, in its order.</summary>
    public string Operations => $$"""
        {"batchId":1,"operations":[{{string.Join(",", Markers.Select((marker, i) => $$"""{"type":"add","ssrComponentId":{{i + 1}},"marker":{{marker}}}"""))}}]}
        """;

    public Uri Socket => new UriBuilder(new Uri(Address, "/_blazor")) { Scheme = Address.Scheme == Uri.UriSchemeHttps ? "wss" : "ws" }.Uri;

    /// <summary>Of the people that tests add.</summary>
    public const string Password = "correct horse battery";

    /// <summary>Reads the page, signed in by a demo account or as a user, or come in by the link of a device, where one is given.</summary>
    public static async Task<CircuitPage> GetAsync(Uri server, string path, string? demoAccount = null, string? enter = null, string? user = null)
    {
        var cookies = new CookieContainer();
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = server };
        if (demoAccount is not null)
        {
            using var answer = await client.SendFormAsync("/account/sign-in", "/account/demo/" + demoAccount);
        }

        if (user is not null)
        {
            using var answer = await client.SignInAsync(user, Password);
        }

        if (enter is not null)
        {
            using var answer = await client.GetAsync(new Uri(enter, UriKind.Relative));
        }

        var html = await client.GetStringAsync(new Uri(path, UriKind.Relative));
        var markers = Marker().Matches(html).Select(match => match.Groups[1].Value).ToList();
        return markers.Count > 0 ? new(client, cookies, new Uri(server, path), markers, html) : throw new InvalidOperationException(path + " has no interactive component.");
    }

    /// <summary>What the page's first attribute of this name says.</summary>
    public string ValueOf(string attribute) =>
        WebUtility.HtmlDecode(Regex.Match(Html, attribute + "=\"([^\"]*)\"") is { Success: true } found ? found.Groups[1].Value : throw new InvalidOperationException(attribute + " is not in the page."));

    [GeneratedRegex("""<!--Blazor:(\{"type":"server".*?\})-->""", RegexOptions.Singleline)]
    private static partial Regex Marker();
}

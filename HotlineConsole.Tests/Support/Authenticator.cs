using System.Text.RegularExpressions;
using HotlineConsole.Security.SecondFactors;

namespace HotlineConsole.Tests.Support;

/// <summary>The authenticator of a person in a test: what the page shows is typed into it, and it makes the codes.</summary>
public sealed partial class Authenticator(byte[] key, TimeProvider clock)
{
    public const string Page = "/account/second-factor";

    public IReadOnlyList<string> Recovery { get; private set; } = [];

    public string Code(int away = 0) => Totp.Code(key, Totp.StepAt(clock.GetUtcNow()) + away);

    /// <summary>Sets one up at the page, as whoever the client is signed in as.</summary>
    public static async Task<Authenticator> SetUpAsync(HttpClient client, TimeProvider clock)
    {
        using var begun = await client.SendFormAsync(Page, Page, ("_handler", "begin"));
        var text = Key().Match(await begun.Content.ReadAsStringAsync()).Groups[1].Value;
        var made = new Authenticator(Bytes(text), clock);
        using var set = await client.SendFormAsync(Page, Page, ("_handler", "confirm"), ("Given.Code", made.Code()));
        made.Recovery = [.. Codes().Matches(await set.Content.ReadAsStringAsync()).Select(code => code.Groups[1].Value)];
        return made;
    }

    private static byte[] Bytes(string text)
    {
        Assert.Equal(32, text.Length);
        var bits = string.Concat(text.Select(sign => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(sign, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Select(eight => Convert.ToByte(new string(eight), 2))];
    }

    [GeneratedRegex("secret=([A-Z2-7]{32})")]
    private static partial Regex Key();

    [GeneratedRegex("<li[^>]*><code[^>]*>([A-Z0-9-]+)</code></li>")]
    private static partial Regex Codes();
}

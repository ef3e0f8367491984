using System.Text.RegularExpressions;

namespace HotlineConsole.Tests.Support;

/// <summary>Follows what the pages of a running application link to: styles with what they import, scripts, pictures, fonts.</summary>
public static partial class LinkedAssets
{
    /// <summary>Fetches every linked file; gives its address with the status and the number of bytes.</summary>
    public static async Task<IReadOnlyList<(string Address, int Status, long Bytes)>> FetchAllAsync(HttpClient client, string page)
    {
        var home = new Uri(client.BaseAddress!, "/");
        var waiting = new Queue<Uri>(InPage().Matches(await client.GetStringAsync(page)).Select(link => new Uri(home, link.Groups[1].Value)));
        var fetched = new Dictionary<Uri, (string, int, long)>();
        while (waiting.TryDequeue(out var address))
        {
            if (fetched.ContainsKey(address))
            {
                continue;
            }

            using var answer = await client.GetAsync(address);
            var content = await answer.Content.ReadAsByteArrayAsync();
            fetched[address] = (address.PathAndQuery, (int)answer.StatusCode, content.LongLength);
            if (answer.Content.Headers.ContentType?.MediaType == "text/css")
            {
                foreach (Match link in InStyle().Matches(System.Text.Encoding.UTF8.GetString(content)))
                {
                    waiting.Enqueue(new Uri(address, link.Groups[1].Value));
                }
            }
        }

        return [.. fetched.Values];
    }

    [GeneratedRegex("<(?:link|script|img)[^>]*?(?:href|src)=\"([^\"]+)\"")]
    private static partial Regex InPage();

    [GeneratedRegex("""(?:@import\s*(?:url\()?|url\()["']?(?!data:)([^"')]+)""")]
    private static partial Regex InStyle();
}

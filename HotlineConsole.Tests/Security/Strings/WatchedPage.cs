using HotlineConsole.Tests.Support;
using Microsoft.Playwright;

namespace HotlineConsole.Tests.Security.Strings;

/// <summary>A page that notes whatever a text managed to do: a script that ran, a dialog, something that the policy had to stop, a file that was asked for, an error.</summary>
internal sealed class WatchedPage
{
    private const string Watch = """
        window.__ran = []; window.__stopped = [];
        window.__xss = () => { window.__ran.push(location.href); };
        for (const name of ['alert', 'confirm', 'prompt']) { window[name] = () => { window.__ran.push(name); }; }
        document.addEventListener('securitypolicyviolation', e => window.__stopped.push(`${e.violatedDirective} ${e.blockedURI} ${e.sample}`));
        """;

    private readonly List<string> _wrong = [];

    private WatchedPage(IPage page) => Page = page;

    public IPage Page { get; }

    public int Opened { get; private set; }

    public IReadOnlyList<string> Wrong => _wrong;

    public static async Task<WatchedPage> OpenAsync(BrowserFixture browser, Uri address)
    {
        var page = await browser.NewPageAsync(address: address);
        await page.Context.AddInitScriptAsync(Watch);
        var watched = new WatchedPage(page);
        page.Dialog += (_, dialog) =>
        {
            watched._wrong.Add("a dialog: " + dialog.Message);
            dialog.DismissAsync();
        };
        page.Console += (_, said) =>
        {
            if (said.Type == "error")
            {
                watched._wrong.Add("the console: " + said.Text);
            }
        };
        page.PageError += (_, error) => watched._wrong.Add("an error: " + error);
        page.Request += (_, asked) =>
        {
            if (new Uri(asked.Url) is var url && (url.Scheme == "data" || url.Segments[^1] is "x" or "x/"))
            {
                watched._wrong.Add("a text asked for " + asked.Url);
            }
        };
        return watched;
    }

    /// <summary>The whole text of an element, and what the page noted since it was opened.</summary>
    public async Task<string> ReadAsync(string selector = "main")
    {
        Opened++;
        _wrong.AddRange(await Page.EvaluateAsync<string[]>("() => [...window.__ran.map(r => 'ran: ' + r), ...window.__stopped.map(s => 'stopped: ' + s)]"));
        return await Page.Locator(selector).First.EvaluateAsync<string>("e => [e.textContent, ...[...e.querySelectorAll('input, textarea')].map(i => i.value)].join('\\n')");
    }
}

using Microsoft.Playwright;

namespace HotlineConsole.Tests.Support;

/// <summary>Steps that many browser tests begin with.</summary>
public static class BrowserPages
{
    /// <summary>Comes in by a demo account and waits until its home page answers to clicks.</summary>
    public static async Task SignInAsync(this IPage page, string demoAccount, string? returnUrl = null)
    {
        await page.GotoAsync("/account/sign-in" + (returnUrl is null ? "" : "?returnUrl=" + Uri.EscapeDataString(returnUrl)));
        await page.ClickAsync($"[data-demo={demoAccount}]");
        await page.IsLiveAsync();
    }

    /// <summary>Waits until the circuit stands: before that a click does nothing.</summary>
    public static Task IsLiveAsync(this IPage page) => page.WaitForSelectorAsync("main[data-interactive]");

    public static async Task OpenAsync(this IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.IsLiveAsync();
    }
}

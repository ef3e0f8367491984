using HotlineConsole.Core.Storage;

namespace HotlineConsole.Demo;

/// <summary>Gives an empty store a past, so that the wall is full at first sight.</summary>
internal static class DemoHistory
{
    /// <summary>
    /// Fills the hours before now; the plans of what goes on after. Null when the store is not empty: then nothing is done. Nobody is told of
    /// the commits, so whatever keeps a board must read it afterwards.
    /// </summary>
    public static async Task<Plans?> FillAsync(HotlineStore store, TimeProvider clock, DemoModel model, double hours, double share)
    {
        if (store.Sequence > 0 || hours <= 0 || share <= 0)
        {
            return null;
        }

        Plans? plans = null;
        var now = clock.GetUtcNow();
        var rules = store.Rules;
        await store.RunAsync(session => plans = new CityRun(model, session, rules).Run(now - TimeSpan.FromHours(hours), now, share), quiet: true);
        return plans;
    }
}

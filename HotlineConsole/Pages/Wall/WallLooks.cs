using System.Globalization;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Texts;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Parts;

namespace HotlineConsole.Pages.Wall;

/// <summary>Short words and looks for what is read from afar.</summary>
internal static class WallLooks
{
    private static readonly string[] RiskClasses = [.. Enumerable.Range(0, Risk.Steps + 1).Select(step => "risk-" + Plain(step))];

    public static string Plain(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>With commas: 1,234.</summary>
    public static string Grouped(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string RiskCss(int step) => RiskClasses[step];

    public static string Css(this Alarm state) => state switch
    {
        Alarm.Normal => "state-normal",
        Alarm.Near => "state-near",
        Alarm.Overdue => "state-overdue",
    };

    public static Alarm Worst(this Count count) => count.Overdue > 0 ? Alarm.Overdue : count.Near > 0 ? Alarm.Near : Alarm.Normal;

    public static string Css(this ResponseTier tier) => tier switch
    {
        ResponseTier.LifeAndSafety => "tier-life",
        ResponseTier.Livelihood => "tier-livelihood",
        ResponseTier.General => "tier-general",
        ResponseTier.Complex => "tier-complex",
    };

    public static string Short(this ResponseTier tier) => Words.Of($"Wall.Tier.{tier}");

    public static string Short(this DeadlineKind kind) => Words.Of($"Wall.Due.{kind}");

    public static string Short(this Stage stage) => Words.Of($"Wall.Stage.{stage}");

    /// <summary>Who has the order, or, before its dispatch, where it happened.</summary>
    public static string HolderOf(this City city, OrderRow order) =>
        order.NextDueBy() is { } due ? city.NameOf(due)
        : order.Lead is not null ? city.NameOf(order.Lead)
        : order.Street is not null ? city.NameOf(order.Street)
        : city.DistrictName(order.District) is { Length: > 0 } district ? district
        : Words.Of("Wall.PlaceUnknown");

    /// <summary>A district's name as it fits on a map: without 区.</summary>
    public static string ShortDistrict(this City city, string code) => city.DistrictName(code).TrimEnd('区');

    /// <summary>The level-1 category above a level-2 code.</summary>
    public static string ParentName(this City city, string code) =>
        !city.Categories.TryGetValue(code, out var category) ? code
        : CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? category.ParentEnglishName : category.ParentName;
}

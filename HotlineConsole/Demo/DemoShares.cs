using HotlineConsole.Core.Organizers;

namespace HotlineConsole.Demo;

/// <summary>From where and about what: weights that only compare with each other.</summary>
internal static class DemoShares
{
    public const string Heating = "0301";

    /// <summary>Phone about nine in ten, as the hotline reported for 2020 (90.71 %).</summary>
    public static readonly IReadOnlyList<(string Channel, double Weight)> Channels =
    [
        ("phone", 90.7), ("portal", 2.4), ("app", 2.8), ("wechat", 2.9), ("weibo", 0.4), ("social", 0.8),
    ];

    private static readonly Dictionary<string, double> Districts = new(StringComparer.Ordinal)
    {
        ["110101"] = 4.6, ["110102"] = 5.6, ["110105"] = 19.5, ["110106"] = 12.5, ["110107"] = 3.6, ["110108"] = 13.5,
        ["110109"] = 1.8, ["110111"] = 5.6, ["110112"] = 8.6, ["110113"] = 5.2, ["110114"] = 10.4, ["110115"] = 8.2,
        ["110116"] = 1.5, ["110117"] = 1.4, ["110118"] = 1.7, ["110119"] = 1.2,
    };

    public static double OfDistrict(string code) => Districts.GetValueOrDefault(code, 1);

    /// <summary>The city pack's share, with more heating in the cold months and next to none in the warm ones.</summary>
    public static double OfCategory(Category category, int month) => category.Share * (category.Code, month) switch
    {
        (Heating, 11) => 5,
        (Heating, 12 or 1) => 3.5,
        (Heating, 2) => 2.5,
        (Heating, 3) => 1.5,
        (Heating, 10) => 1,
        (Heating, _) => 0.05,
        ("0305" or "1205", 7 or 8) => 3,
        ("0801", 5 or 6) => 3,
        ("0601", 12 or 1) => 2,
        _ => 1,
    };
}

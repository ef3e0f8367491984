using System.Collections.Immutable;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Texts;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Parts;

namespace HotlineConsole.Pages.Orders;

/// <summary>Parts of an order in words, for the sheet.</summary>
internal static class SheetWords
{
    public static string NamesOf(this City city, ImmutableArray<OrganizerId> organizers) =>
        string.Join(Words.Of("refusal.comma"), organizers.Select(o => city.NameOf(o)));

    /// <summary>Where it happened, from the district down to the bearing from a landmark (C.3).</summary>
    public static string PlaceInWords(this City city, Place place) => string.Join(" ", ((string?[])
    [
        place.Street is null ? city.DistrictName(place.District) : city.NameOf(place.Street),
        place.Address,
        place.Landmark is null && place.Bearing is null && place.Distance is null ? null
            : Words.Of("Orders.Place.Near", place.Landmark, place.Bearing, place.Distance),
        place.Unclear ? Words.Of("Orders.Place.Unclear") : null,
    ]).Where(part => !string.IsNullOrWhiteSpace(part)));

    /// <summary>电话 or 网络, and which part of it.</summary>
    public static string SourceInWords(this City city, PublicComplaint complaint) =>
        Words.Of(complaint.ByNetwork ? "Orders.Source.Network" : "Orders.Source.Phone", city.ChannelName(complaint.Channel));

    public static string CategoryInFull(this City city, string code)
    {
        var name = city.CategoryName(code);
        return city.Categories.TryGetValue(code, out var category) ? $"{city.ParentName(category)} / {name}" : name;
    }

    public static string ParentName(this City city, Category category) =>
        city.CategoryName(category.Code) == category.EnglishName ? category.ParentEnglishName : category.ParentName;

    /// <summary>What was recorded beside the content, each with its field's name (5.2.3.1 e, Appendix C).</summary>
    public static IEnumerable<(string Label, string Text)> Recorded(PublicComplaint complaint)
    {
        (string Field, string? Text)[] all =
        [
            ("HappenedWhen", complaint.HappenedWhen),
            ("EarlierHandling", complaint.EarlierHandling),
            ("Demand", complaint.Demand),
            ("Reasons", complaint.Reasons),
            ("Through", complaint.Instability?.Through),
            ("Manner", complaint.Instability?.Manner),
            ("Act", complaint.Instability?.Act),
            ("ThreatTime", complaint.Instability?.ThreatTime),
            ("ThreatPlace", complaint.Instability?.ThreatPlace),
            ("OwnWords", complaint.Instability?.OwnWords),
            ("State", complaint.Emergency?.State),
            ("Extent", complaint.Emergency?.Extent),
            ("Harm", complaint.Emergency?.Harm),
            ("EmergencyNumberCalled", YesOrNo(complaint.Emergency?.EmergencyNumberCalled)),
            ("AuthoritiesOnSite", YesOrNo(complaint.Emergency?.AuthoritiesOnSite)),
        ];
        return all.Where(f => !string.IsNullOrWhiteSpace(f.Text)).Select(f => (Words.Of("field." + f.Field), f.Text!));
    }

    private static string? YesOrNo(bool? said) => said switch
    {
        true => Words.Of("Orders.Yes"),
        false => Words.Of("Orders.No"),
        null => null,
    };
}

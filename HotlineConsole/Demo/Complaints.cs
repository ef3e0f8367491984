using System.Globalization;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Demo;

/// <summary>Writes complaints that are complete by Appendix C.</summary>
internal sealed class Complaints
{
    /// <summary>Part of the general complaints that only ask something; most of those are answered at once, which leaves 41 % to dispatch.</summary>
    private const double Asking = 0.66;

    private readonly City _city;
    private readonly Weighted<Category>[] _categories;
    private readonly Weighted<string> _districts;
    private readonly Dictionary<string, Weighted<OrganizerId>> _streets;
    private readonly Weighted<string> _channels = new(DemoShares.Channels);

    public Complaints(City city)
    {
        _city = city;
        var categories = city.Categories.Values.OrderBy(c => c.Code, StringComparer.Ordinal).ToArray();
        _categories = [.. Enumerable.Range(1, 12).Select(month => new Weighted<Category>(categories.Select(c => (c, DemoShares.OfCategory(c, month)))))];
        var districts = city.Districts.Keys.Where(d => city.StreetsOf(d).Any()).Order(StringComparer.Ordinal).ToArray();
        _districts = new(districts.Select(d => (d, DemoShares.OfDistrict(d))));
        _streets = districts.ToDictionary(
            d => d,
            d => new Weighted<OrganizerId>(city.StreetsOf(d).Select(s => (s.Id, Dice.Of(0, Draw.Street, Dice.Mark(s.Id.Value)).Between(0.4, 1.6)))),
            StringComparer.Ordinal);
    }

    /// <summary>District and street that a call is about, drawn apart: they can be known without writing the complaint.</summary>
    public (string District, OrganizerId Street) Where(Dice dice)
    {
        var district = _districts.Pick(dice);
        return (district, _streets[district].Pick(dice));
    }

    /// <param name="at">When the attendant has it written down; it was raised some seconds before.</param>
    public PublicComplaint Make(DateTimeOffset at, string district, OrganizerId street, Dice dice)
    {
        var category = _categories[TimeZoneInfo.ConvertTime(at, _city.TimeZone).Month - 1].Pick(dice);
        var kind = KindOf(category, dice);
        var channel = _channels.Pick(dice);
        var place = PlaceIn(district, street, dice);
        var title = TitleOf(category, kind, dice).Replace("{place}", _city.Find(street).Name, StringComparison.Ordinal);
        var claimant = ClaimantBy(dice);
        var happened = dice.Pick(DemoTexts.HappenedWhen);
        var complaint = new PublicComplaint
        {
            Kind = kind,
            Urgency = category.Urgency,
            Channel = channel,
            ByNetwork = _city.Channels[channel].Network,
            Category = category.Code,
            Title = title,
            Content = $"来电人反映：{title}。时间为{happened}，{dice.Pick(DemoTexts.Course)}",
            RaisedAt = at - TimeSpan.FromSeconds(dice.Between(15, 55)),
            Claimant = claimant,
            Place = place,
            HappenedWhen = happened,
            Parties = $"{place.Address ?? _city.Find(street).Name}{category.Name}相关责任单位",
            EarlierHandling = dice.Pick(DemoTexts.EarlierHandling),
            Demand = dice.Pick(DemoTexts.Demand),
            Reasons = kind == ComplaintKind.Suggestion ? dice.Pick(DemoTexts.Reasons) : null,
        };
        return category.Urgency switch
        {
            Urgency.Instability => complaint with { Instability = InstabilityOf(place, dice) },
            Urgency.Emergency => complaint with { Emergency = EmergencyOf(dice) },
            Urgency.General or Urgency.PublicHealth or Urgency.LifeAndProperty or Urgency.BasicLivelihood or Urgency.ExtremeWeather => complaint,
        };
    }

    private static ComplaintKind KindOf(Category category, Dice dice)
    {
        var asks = dice.Chance(Asking);
        var which = dice.Next();
        return Tiers.IsUrgent(category.Urgency) ? (which < 0.85 ? ComplaintKind.Help : ComplaintKind.Complaint)
            : category.LeadKind == LeadKind.DirectAnswer || asks ? ComplaintKind.Consultation
            : which < 0.55 ? ComplaintKind.Help
            : which < 0.88 ? ComplaintKind.Complaint
            : which < 0.95 ? ComplaintKind.Report
            : ComplaintKind.Suggestion;
    }

    private static string TitleOf(Category category, ComplaintKind kind, Dice dice)
    {
        var fitting = category.Titles.Where(t => Suits(t, kind)).ToArray();
        return fitting.Length > 0 ? dice.Pick(fitting)
            : kind == ComplaintKind.Suggestion ? $"{{place}}居民建议改进{category.Name}工作"
            : kind == ComplaintKind.Consultation ? $"{{place}}居民咨询{category.Name}有关规定"
            : $"{{place}}居民反映{category.Name}问题";
    }

    private static bool Suits(string title, ComplaintKind kind)
    {
        var asks = title.Contains("咨询", StringComparison.Ordinal) || title.Contains("查询", StringComparison.Ordinal);
        var suggests = title.Contains("建议", StringComparison.Ordinal);
        return kind switch
        {
            ComplaintKind.Consultation => asks,
            ComplaintKind.Suggestion => suggests,
            ComplaintKind.Help or ComplaintKind.Complaint or ComplaintKind.Report => !asks && !suggests,
        };
    }

    private Place PlaceIn(string district, OrganizerId street, Dice dice)
    {
        var number = dice.Below(60) + 1;
        var landmark = number.ToString(CultureInfo.InvariantCulture) + "路公交站";
        var address = $"{_city.Find(street).Name}{number}号院{dice.Below(12) + 1}号楼";
        var known = dice.Next();
        return known < 0.02 ? new(district, null, null, landmark, dice.Pick<string>(["东侧", "西侧", "南侧", "北侧"]), dice.Pick<string>(["约五十米", "约一百米", "约三百米"]), Unclear: true)
            : known < 0.05 ? new(district, null, _city.Districts[district].Name + landmark + "附近")
            : new(district, street, address);
    }

    // The numbers are of a block that is shown as an example and given to nobody.
    private static Claimant ClaimantBy(Dice dice)
    {
        var phone = "1380000" + dice.Below(10_000).ToString("D4", CultureInfo.InvariantCulture);
        var name = dice.Pick(DemoTexts.Surnames) + (dice.Chance(0.5) ? "先生" : "女士");
        var how = dice.Next();
        return how < 0.025 ? new(null, null, Anonymous: true) : new(name, phone, Confidential: how < 0.07);
    }

    private static InstabilityFacts InstabilityOf(Place place, Dice dice)
    {
        var facts = new InstabilityFacts(dice.Pick(DemoTexts.Through), dice.Pick(DemoTexts.Manner), dice.Pick(DemoTexts.Act));
        return dice.Chance(0.4)
            ? facts with { Threat = true, ThreatTime = "今日内", ThreatPlace = place.Address ?? place.Landmark ?? "未说明", OwnWords = dice.Pick(DemoTexts.OwnWords) }
            : facts;
    }

    private static EmergencyFacts EmergencyOf(Dice dice) =>
        new(dice.Pick(DemoTexts.State), dice.Pick(DemoTexts.Extent), dice.Pick(DemoTexts.Harm), dice.Chance(0.6), dice.Chance(0.4));
}

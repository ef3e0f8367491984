using System.Reflection;
using System.Text.RegularExpressions;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Texts;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Standard;

namespace HotlineConsole.Tests.WorkOrders;

public partial class TextsTests
{
    private static readonly Refusal[] Refusals =
    [
        .. typeof(Refusal).Assembly.GetTypes()
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(f => f.FieldType == typeof(Refusal))
            .Select(f => (Refusal)f.GetValue(null)!),
    ];

    [GeneratedRegex(@"^(?<number>[^ ]+)( [a-g])?$")]
    private static partial Regex ClauseForm();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex SlotForm();

    [Fact]
    public void Refusals_OfCore_AreFound() => Assert.True(Refusals.Length > 80, $"found {Refusals.Length}");

    [Fact]
    public void Refusal_EachOfCore_HasItsSentenceInBothLanguages() => AssertInBoth(Refusals.Select(r => "refusal." + r.Code));

    [Fact]
    public void Refusal_EachOfCore_NamesAClauseOfTheStandard() =>
        Assert.Empty(Refusals.Where(r => !ClauseTable.Rows.Any(row => row.Number == ClauseForm().Match(r.Clause).Groups["number"].Value)).Select(r => r.ToString()).ToArray());

    [Fact]
    public void Enum_EachMemberOfWorkOrdersAndTheRole_HasItsNameInBothLanguages()
    {
        var enums = typeof(WorkOrder).Assembly.GetTypes().Where(t => t.IsEnum && t.Namespace == typeof(WorkOrder).Namespace).Append(typeof(Role)).ToArray();

        Assert.Equal(11, enums.Length);
        AssertInBoth(enums.SelectMany(t => Enum.GetNames(t).Select(m => $"{t.Name}.{m}")));
    }

    [Fact]
    public void Event_EachType_HasItsTitleInBothLanguages() =>
        AssertInBoth(typeof(HotlineEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(HotlineEvent)) && !t.IsAbstract).Select(t => "event." + t.Name));

    [Fact]
    public void Texts_OfWorkOrders_HaveTheSameSlotsInBothLanguages()
    {
        var differing = Words.InChinese.Keys.Where(k => !Slots(Words.InChinese[k]).SetEquals(Slots(Words.InEnglish.GetValueOrDefault(k, k)))).ToArray();

        Assert.Empty(differing);
    }

    [Fact]
    public void RefusalText_WithMissingFields_NamesThemByTheirWords()
    {
        var text = Core.Acceptance.AcceptComplaint.IncompleteHelp.Naming(["Parties", "HappenedWhen"]).Text;

        Assert.Contains(Words.Of("field.Parties") + Words.Of("refusal.comma") + Words.Of("field.HappenedWhen"), text, StringComparison.Ordinal);
        Assert.DoesNotContain("refusal.", text, StringComparison.Ordinal);
    }

    private static HashSet<string> Slots(string text) => [.. SlotForm().Matches(text).Select(m => m.Value)];

    private static void AssertInBoth(IEnumerable<string> keys)
    {
        var all = keys.ToArray();
        Assert.NotEmpty(all);
        Assert.Empty(all.Where(k => !Words.InChinese.ContainsKey(k) || !Words.InEnglish.ContainsKey(k)).ToArray());
    }
}

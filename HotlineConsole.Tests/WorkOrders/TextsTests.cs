using System.Reflection;
using System.Text.RegularExpressions;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Texts;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Tests.WorkOrders;

public partial class TextsTests
{
    // The clauses of DB11/T 2021-2022 that have a number of their own, typed from its text; items a-g follow after a space.
    private static readonly HashSet<string> Clauses =
    [
        "3.1", "3.2", "3.3", "3.4", "4.1", "4.2", "4.3", "4.4", "5.1", "5.2", "5.2.1", "5.2.2", "5.2.2.1", "5.2.2.2", "5.2.2.3", "5.2.2.4",
        "5.2.3", "5.2.3.1", "5.2.3.2", "5.2.3.3", "5.3", "5.3.1", "5.3.2", "5.3.2.1", "5.3.2.1.1", "5.3.2.1.2", "5.3.2.1.3", "5.3.2.1.4",
        "5.3.2.1.5", "5.3.2.1.6", "5.3.2.2", "5.3.2.2.1", "5.3.2.2.2", "5.3.2.2.3", "5.3.2.2.4", "5.3.2.2.5", "5.3.2.3", "5.3.2.3.1",
        "5.3.2.3.2", "5.3.2.3.3", "5.3.2.3.4", "5.3.2.3.5", "5.3.2.3.6", "5.3.3", "5.4.1", "5.4.2", "5.4.3", "5.4.4", "5.5.1", "5.5.2",
        "5.5.3", "5.5.4", "5.5.5", "5.5.6", "5.6.1", "5.6.2", "5.6.3", "6.1.1", "6.1.2", "6.2.1", "6.2.2", "6.2.3", "6.2.4", "6.3.1.1",
        "6.3.1.2", "6.3.1.3", "6.3.1.4", "6.3.1.5", "6.3.2.1.1", "6.3.2.1.2", "6.3.2.2", "6.3.2.3.1", "6.3.2.3.2", "6.3.2.3.3", "6.3.2.3.4",
        "6.4", "7.1.1", "7.1.2.1", "7.1.2.2", "7.1.2.3", "7.1.2.4", "7.1.3.1", "7.1.3.2", "7.1.3.3", "7.1.3.4", "7.1.3.5", "7.2",
        "A.1", "A.2", "B.1", "B.2", "B.3", "B.4", "C.1", "C.2", "C.3", "C.4", "C.5", "D.1",
    ];

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
        Assert.Empty(Refusals.Where(r => !Clauses.Contains(ClauseForm().Match(r.Clause).Groups["number"].Value)).Select(r => r.ToString()).ToArray());

    [Fact]
    public void Enum_EachMemberOfWorkOrdersAndTheRole_HasItsNameInBothLanguages()
    {
        var enums = typeof(WorkOrder).Assembly.GetTypes().Where(t => t.IsEnum && t.Namespace == typeof(WorkOrder).Namespace).Append(typeof(Role)).ToArray();

        Assert.Equal(16, enums.Length);
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

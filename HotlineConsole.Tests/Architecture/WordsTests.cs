using System.Text.RegularExpressions;
using HotlineConsole.Core.Texts;
using HotlineConsole.Layout;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Architecture;

public sealed partial class WordsTests
{
    [Fact]
    public void Words_InBothLanguages_HaveTheSameKeys()
    {
        Assert.NotEmpty(Words.InChinese);
        Assert.Equal([], Words.InChinese.Keys.Except(Words.InEnglish.Keys).Select(key => key + " lacks English"));
        Assert.Equal([], Words.InEnglish.Keys.Except(Words.InChinese.Keys).Select(key => key + " lacks Chinese"));
    }

    [Fact]
    public void Words_InBothLanguages_AreNotEmptyAndTakeTheSameSlots()
    {
        Assert.Equal([], Words.InChinese.Concat(Words.InEnglish).Where(text => string.IsNullOrWhiteSpace(text.Value)).Select(text => text.Key));
        Assert.Equal([], Words.InChinese.Where(text => !Slots(text.Value).SetEquals(Slots(Words.InEnglish[text.Key]))).Select(text => text.Key));
    }

    [Fact]
    public void Words_EveryKeyThatTheSourcesName_Exists()
    {
        var named = Repository.Files(".cs", ".razor").Where(file => !file.StartsWith("HotlineConsole.Tests", StringComparison.Ordinal))
            .SelectMany(file => Literal().Matches(Repository.Read(file)).Select(match => (File: file, Key: match.Groups[1].Value)))
            .ToList();
        Assert.True(named.Count > 50, "The uses were found.");
        Assert.Equal([], named.Where(use => !Words.InChinese.ContainsKey(use.Key)).Select(use => $"{use.File}: {use.Key}"));
        Assert.All(Navigation.All, entry => Assert.Contains(entry.TextKey, Words.InChinese.Keys));
    }

    [Fact]
    public void Words_EnumThatHasANameForOneMember_HasOneForEach()
    {
        var shown = LoadedAssemblies.Product.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsEnum && Enum.GetNames(type).Any(member => Words.InChinese.ContainsKey($"{type.Name}.{member}")))
            .ToList();
        Assert.NotEmpty(shown);
        Assert.Equal([], shown.SelectMany(type => Enum.GetNames(type).Select(member => $"{type.Name}.{member}"))
            .Where(key => !Words.InChinese.ContainsKey(key)));
    }

    private static HashSet<string> Slots(string text) => [.. Slot().Matches(text).Select(match => match.Value)];

    [GeneratedRegex("""Words\.(?:Of\(|In\([^,()]+,\s*)\s*"([^"]+)""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{\d")]
    private static partial Regex Slot();
}

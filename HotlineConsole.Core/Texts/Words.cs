using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace HotlineConsole.Core.Texts;

/// <summary>
/// Every sentence that a person reads, by key, in Chinese (the default) and English. Texts lie beside the feature that uses them, as
/// pairs <c>Name.zh-CN.json</c> / <c>Name.en.json</c> (flat objects, key to text with {0} slots), embedded in each HotlineConsole assembly.
/// </summary>
public static class Words
{
    private static readonly Lazy<FrozenDictionary<string, string>> Chinese = new(() => Load(".zh-CN.json"));
    private static readonly Lazy<FrozenDictionary<string, string>> English = new(() => Load(".en.json"));

    public static IReadOnlyDictionary<string, string> InChinese => Chinese.Value;

    public static IReadOnlyDictionary<string, string> InEnglish => English.Value;

    /// <summary>The text in the current UI culture; a key that is missing shows itself.</summary>
    public static string Of(string key, params object?[] slots) => In(CultureInfo.CurrentUICulture, key, slots);

    /// <summary>The text in the culture named: English where its language is English, Chinese otherwise.</summary>
    public static string In(CultureInfo culture, string key, params object?[] slots)
    {
        var table = culture.TwoLetterISOLanguageName == "en" ? English.Value : Chinese.Value;
        return !table.TryGetValue(key, out var text) ? key
            : slots.Length == 0 ? text
            : string.Format(culture, text, slots);
    }

    /// <summary>The name of an enum member: key <c>TypeName.Member</c>.</summary>
    public static string Name<T>(T member) where T : struct, Enum => Of($"{typeof(T).Name}.{member}");

    private static FrozenDictionary<string, string> Load(string suffix)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies().Where(IsOurs))
        {
            foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(suffix, StringComparison.Ordinal)))
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                foreach (var (key, text) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!)
                {
                    texts.Add(key, text);
                }
            }
        }

        return texts.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static bool IsOurs(Assembly assembly) => assembly.GetName().Name is "HotlineConsole" or "HotlineConsole.Core";
}

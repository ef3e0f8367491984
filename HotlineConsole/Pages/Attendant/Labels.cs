using System.Globalization;
using HotlineConsole.Core.Texts;

namespace HotlineConsole.Pages.Attendant;

/// <summary>A field's name as a label: the same word that a refusal uses, with a capital.</summary>
internal static class Labels
{
    public static string Of(string field)
    {
        var name = Words.Of($"field.{field}");
        return char.ToUpper(name[0], CultureInfo.CurrentCulture) + name[1..];
    }
}

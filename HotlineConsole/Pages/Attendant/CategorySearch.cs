using HotlineConsole.Core.Organizers;

namespace HotlineConsole.Pages.Attendant;

/// <summary>Finds categories by what an attendant types: part of a name first, then a keyword, then a sentence that holds a keyword.</summary>
internal static class CategorySearch
{
    public static IEnumerable<Category> Find(IEnumerable<Category> categories, string typed)
    {
        var text = typed.Trim();
        return text.Length == 0 ? [] : categories
            .Select(c => (Category: c, Rank: Rank(c, text)))
            .Where(c => c.Rank is not null)
            .OrderBy(c => c.Rank).ThenByDescending(c => c.Category.Share).ThenBy(c => c.Category.Code, StringComparer.Ordinal)
            .Select(c => c.Category);
    }

    private static int? Rank(Category category, string text) =>
        Holds(category.Name, text) || Holds(category.EnglishName, text) ? 0
        : category.Keywords.Any(k => Holds(k, text)) ? 1
        : category.Keywords.Any(k => Holds(text, k)) ? 2
        : Holds(category.ParentName, text) || Holds(category.ParentEnglishName, text) ? 3
        : null;

    private static bool Holds(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}

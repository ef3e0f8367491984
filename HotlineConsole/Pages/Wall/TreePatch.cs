using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace HotlineConsole.Pages.Wall;

/// <summary>
/// What turns one tree of elements into another, as small as JSON allows; js/wall.js reads it. An element's patch is an array, read from the left:
/// an object sets attributes (null takes one away); <c>["-", i]</c> removes a child, <c>["=", from, to]</c> moves one, <c>["+", i, html]</c> adds one;
/// then numbers of children, each followed by the child's patch: an array for an element, the new text for a text.
/// </summary>
internal static class TreePatch
{
    /// <summary>Empty when nothing differs. Children are the same by <c>data-key</c> or <c>data-number</c>, else by kind and place.</summary>
    public static JsonArray Between(XElement was, XElement now)
    {
        var patch = new JsonArray();
        if (Attributes(was, now) is { Count: > 0 } attributes)
        {
            patch.Add(attributes);
        }

        var (left, wanted) = (Named(was), Named(now));
        Arrange(patch, left, wanted);
        for (var i = 0; i < wanted.Count; i++)
        {
            var (before, after) = (left[i].Node, wanted[i].Node);
            JsonNode? inner = after switch
            {
                XElement element when before is XElement old && old != element => Between(old, element) is { Count: > 0 } changes ? changes : null,
                XText text when before is XText old && old.Value != text.Value => text.Value,
                _ => null,
            };
            if (inner is not null)
            {
                patch.Add(i);
                patch.Add(inner);
            }
        }

        return patch;
    }

    // Afterwards the same children stand at the same places in both.
    private static void Arrange(JsonArray patch, List<Child> left, List<Child> wanted)
    {
        var names = wanted.Select(c => c.Name).ToHashSet();
        for (var i = left.Count - 1; i >= 0; i--)
        {
            if (!names.Contains(left[i].Name))
            {
                patch.Add(new JsonArray("-", i));
                left.RemoveAt(i);
            }
        }

        for (var i = 0; i < wanted.Count; i++)
        {
            var at = left.FindIndex(i, c => c.Name == wanted[i].Name);
            if (at < 0)
            {
                patch.Add(new JsonArray("+", i, TreeText.Of(wanted[i].Node)));
                left.Insert(i, wanted[i]);
            }
            else if (at > i)
            {
                // One that has gone down is one move; otherwise each that it passed would be moved up.
                var (from, to) = at == i + 1 && wanted.FindIndex(c => c.Name == left[i].Name) is var down && down > i && down < left.Count ? (i, down) : (at, i);
                patch.Add(new JsonArray("=", from, to));
                var moved = left[from];
                left.RemoveAt(from);
                left.Insert(to, moved);
                i -= from == i ? 1 : 0; // what has come up to this place is looked at anew
            }
        }
    }

    private static JsonObject Attributes(XElement was, XElement now)
    {
        var changed = new JsonObject();
        foreach (var gone in was.Attributes().Where(a => now.Attribute(a.Name) is null))
        {
            changed[gone.Name.LocalName] = null;
        }

        foreach (var attribute in now.Attributes().Where(a => was.Attribute(a.Name)?.Value != a.Value))
        {
            changed[attribute.Name.LocalName] = attribute.Value;
        }

        return changed;
    }

    // The name tells a child from its brothers.
    private static List<Child> Named(XElement parent)
    {
        var seen = new Dictionary<string, int>();
        var children = new List<Child>();
        foreach (var node in parent.Nodes())
        {
            var element = node as XElement;
            var key = element is null ? "" : element.Name.LocalName + "=" + (element.Attribute("data-key") ?? element.Attribute("data-number"))?.Value;
            children.Add(new($"{key}#{seen[key] = seen.GetValueOrDefault(key) + 1}", node));
        }

        return children;
    }

    private readonly record struct Child(string Name, XNode Node);
}

using System.Text;
using System.Xml.Linq;

namespace HotlineConsole.Pages.Wall;

/// <summary>A tree of elements as HTML: every element has its end tag, and no text becomes an element.</summary>
internal static class TreeText
{
    public static string Of(XNode node)
    {
        var text = new StringBuilder();
        Write(text, node);
        return text.ToString();
    }

    /// <summary>An element with other children than its own.</summary>
    public static string Of(XElement element, IEnumerable<XNode> children)
    {
        var text = new StringBuilder();
        Write(text, element, children);
        return text.ToString();
    }

    private static void Write(StringBuilder text, XNode node)
    {
        if (node is XElement element)
        {
            Write(text, element, element.Nodes());
        }
        else
        {
            text.Append(((XText)node).Value.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal));
        }
    }

    private static void Write(StringBuilder text, XElement element, IEnumerable<XNode> children)
    {
        text.Append('<').Append(element.Name.LocalName);
        foreach (var attribute in element.Attributes())
        {
            var value = attribute.Value.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);
            text.Append(' ').Append(attribute.Name.LocalName).Append("=\"").Append(value).Append('"');
        }

        text.Append('>');
        foreach (var child in children)
        {
            Write(text, child);
        }

        text.Append("</").Append(element.Name.LocalName).Append('>');
    }
}

using System.Text.Json.Nodes;
using System.Xml.Linq;
using HotlineConsole.Pages.Wall;

namespace HotlineConsole.Tests.Wall;

/// <summary>A patch turns the tree before into the tree after, read as js/wall.js reads it.</summary>
public sealed class TreePatchTests
{
    [Fact]
    public void RandomTrees_Patched_AreTheOtherTree()
    {
        var random = new Random(20_220_401);
        for (var i = 0; i < 5_000; i++)
        {
            var (was, now) = (Tree(random, 3), Tree(random, 3));
            var patch = TreePatch.Between(was, now);
            var text = patch.ToJsonString();
            Apply(was, JsonNode.Parse(text)!.AsArray());
            Assert.Equal(TreeText.Of(now), TreeText.Of(was));
            Assert.Empty(TreePatch.Between(was, now));
        }
    }

    [Theory]
    [InlineData("<b>1</b>", "<b>2</b>", """[0,[0,"2"]]""")]
    [InlineData("<b class=\"x\">1</b>", "<b>1</b>", """[0,[{"class":null}]]""")]
    [InlineData("<i data-key=\"1\" /><i data-key=\"2\" /><i data-key=\"3\" />", "<i data-key=\"2\" /><i data-key=\"3\" /><i data-key=\"1\" />", """[["=",0,2]]""")]
    [InlineData("<i data-key=\"1\" /><i data-key=\"2\" /><i data-key=\"3\" />", "<i data-key=\"3\" /><i data-key=\"1\" /><i data-key=\"2\" />", """[["=",2,0]]""")]
    [InlineData("<i data-key=\"1\" />", "<i data-key=\"0\"></i><i data-key=\"1\" />", """[["+",0,"<i data-key=\"0\"></i>"]]""")]
    [InlineData("<i data-key=\"1\" /><i data-key=\"2\" />", "<i data-key=\"2\" />", """[["-",0]]""")]
    public void Patch_OfOneChange_IsOneStep(string was, string now, string patch) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(patch), TreePatch.Between(XElement.Parse($"<div>{was}</div>"), XElement.Parse($"<div>{now}</div>"))));

    [Fact]
    public void Text_OfATree_StaysText() =>
        Assert.Equal("<b title=\"&quot;&amp;<\">&lt;script&gt;&amp;amp;</b>", TreeText.Of(new XElement("b", new XAttribute("title", "\"&<"), "<script>&amp;")));

    private static XElement Tree(Random random, int depth)
    {
        var element = new XElement("div");
        var keys = Enumerable.Range(0, 6).OrderBy(_ => random.Next()).Take(random.Next(5)).ToList();
        foreach (var key in keys)
        {
            var child = depth == 0 ? new XElement("b") : Tree(random, depth - 1);
            child.Name = random.Next(2) == 0 ? "li" : "p";
            if (random.Next(3) > 0)
            {
                child.SetAttributeValue("data-key", key);
            }

            if (random.Next(3) == 0)
            {
                child.SetAttributeValue("class", random.Next(3));
            }

            element.Add(child);
            if (random.Next(3) == 0)
            {
                element.Add(new XText("t" + random.Next(3)));
            }
        }

        return element;
    }

    private static void Apply(XElement element, JsonArray patch)
    {
        for (var i = 0; i < patch.Count; i++)
        {
            if (patch[i] is JsonObject attributes)
            {
                foreach (var (name, value) in attributes)
                {
                    element.SetAttributeValue(name, value?.GetValue<string>());
                }
            }
            else if (patch[i] is JsonArray step)
            {
                Arrange(element, step);
            }
            else
            {
                var child = element.Nodes().ElementAt(patch[i]!.GetValue<int>());
                switch (patch[++i])
                {
                    case JsonArray inner:
                        Apply((XElement)child, inner);
                        break;
                    case { } text:
                        ((XText)child).Value = text.GetValue<string>();
                        break;
                }
            }
        }
    }

    private static void Arrange(XElement element, JsonArray step)
    {
        var nodes = element.Nodes().ToList();
        var at = step[1]!.GetValue<int>();
        switch (step[0]!.GetValue<string>())
        {
            case "-":
                nodes.RemoveAt(at);
                break;
            case "=":
                var moved = nodes[at];
                nodes.RemoveAt(at);
                nodes.Insert(step[2]!.GetValue<int>(), moved);
                break;
            default:
                nodes.Insert(at, XElement.Parse($"<x>{step[2]!.GetValue<string>()}</x>", LoadOptions.PreserveWhitespace).FirstNode!);
                break;
        }

        element.ReplaceNodes(nodes);
    }
}

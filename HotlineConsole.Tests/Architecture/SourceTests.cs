using System.Reflection;
using System.Text.RegularExpressions;
using HotlineConsole.Security;
using HotlineConsole.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace HotlineConsole.Tests.Architecture;

public sealed partial class SourceTests
{
    private const int Longest = 250;
    private static readonly string[] Avoided = ["ticket", "tickets", "customer", "customers", "vendor", "vendors"];

    [Fact]
    public void Files_AreShortEnoughToReadInOneGo()
    {
        var files = Repository.Files(".cs", ".razor", ".css", ".js");
        Assert.True(files.Count > 50, "The files were found.");
        Assert.Equal([], files.Select(file => (File: file, Lines: Repository.Read(file).Count(c => c == '\n')))
            .Where(file => file.Lines > Longest && !file.File.EndsWith(".css", StringComparison.Ordinal))
            .Select(file => $"{file.File}: {file.Lines} lines"));
    }

    // The analyzer cannot ban AddMarkupContent: what Razor makes of the constant parts of a page calls it too. So it is looked for in what is written by hand.
    [Fact]
    public void Markup_IsTakenAsItIs_InTheWallsDrawingAlone()
    {
        var product = Repository.Files(".cs", ".razor").Where(file => !file.StartsWith("HotlineConsole.Tests", StringComparison.Ordinal)).Select(file => (File: file, Text: Repository.Read(file))).ToList();
        Assert.Equal(["HotlineConsole/Pages/Wall/Drawing.cs"], product.Where(p => p.Text.Contains("AddMarkupContent", StringComparison.Ordinal) || p.Text.Contains("MarkupString", StringComparison.Ordinal)).Select(p => p.File));
        Assert.Equal([], product.Where(p => p.Text.Contains("RS0030", StringComparison.Ordinal)).Select(p => p.File));
        Assert.Contains("T:Microsoft.AspNetCore.Components.MarkupString", Repository.Read("BannedSymbols.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public void PublicNames_AreTheStandardsWords()
    {
        var names = LoadedAssemblies.Product.SelectMany(assembly => assembly.GetExportedTypes()).SelectMany(NamesOf).Distinct().ToList();
        Assert.True(names.Count > 100, "The names were found.");
        Assert.Equal([], names.Where(name => Word().Matches(name).Any(word => Avoided.Contains(word.Value, StringComparer.OrdinalIgnoreCase))));
    }

    [Fact]
    public void Pages_SayWhoMayOpenThem()
    {
        var pages = typeof(Program).Assembly.GetTypes().Where(type => type.IsDefined(typeof(RouteAttribute))).ToList();
        Assert.True(pages.Count > 10, "The pages were found.");
        Assert.Equal([], pages.Where(page => !page.IsDefined(typeof(NeedsAttribute)) && !page.IsDefined(typeof(AllowAnonymousAttribute)))
            .Select(page => page.Name));
    }

    private static IEnumerable<string> NamesOf(Type type) =>
        type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Select(member => $"{type.FullName}.{member.Name}").Prepend(type.FullName!);

    [GeneratedRegex("[A-Z]?[a-z]+")]
    private static partial Regex Word();
}

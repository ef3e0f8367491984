using System.Runtime.CompilerServices;

namespace HotlineConsole.Tests.Support;

/// <summary>The source tree that these tests were built from.</summary>
public static class Repository
{
    private static readonly string[] NotSource = ["bin", "obj", "Migrations", ".git", "artifacts", "TestResults"];

    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", ".."));

    /// <summary>Hand-written source files with these endings, as paths relative to the root.</summary>
    public static IReadOnlyList<string> Files(params string[] endings) =>
    [
        .. Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file))
            .Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Intersect(NotSource).Any())
            .Order(StringComparer.Ordinal),
    ];

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static string Here([CallerFilePath] string path = "") => path;
}

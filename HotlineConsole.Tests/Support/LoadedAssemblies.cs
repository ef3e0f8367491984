using System.Reflection;
using System.Runtime.CompilerServices;

namespace HotlineConsole.Tests.Support;

/// <summary>The product's assemblies. Loaded before any test, because texts are gathered once from what is loaded.</summary>
public static class LoadedAssemblies
{
    public static IReadOnlyList<Assembly> Product { get; } = [Assembly.Load("HotlineConsole.Core"), Assembly.Load("HotlineConsole")];

    [ModuleInitializer]
    internal static void Load() => Assert.Equal(2, Product.Count);
}

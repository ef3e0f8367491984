using System.Globalization;
using System.Reflection;
using System.Text;
using HotlineConsole.Core.Standard;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Standard;

/// <summary>A clause of the standard: its number, its name in both languages, and what of it is not done yet (empty: nothing is left).</summary>
internal sealed record ClauseRow(string Number, string Chinese, string English, string Open);

/// <summary>Clause to code to tests, as the <see cref="ClauseAttribute"/>s say it: what <c>docs/CLAUSES.md</c> is made of.</summary>
internal static class ClauseTable
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>The clauses, typed from the standard's text.</summary>
    public static IReadOnlyList<ClauseRow> Rows { get; } =
    [
        .. Repository.Read(Path.Combine("HotlineConsole.Tests", "Standard", "clauses.tsv")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.Split('\t')).Select(cells => new ClauseRow(cells[0], cells[1], cells[2], cells[3].Trim())),
    ];

    /// <summary>The row that a clause belongs to: its own, or that of the clause that it is a part of; itself when there is none.</summary>
    public static string RowOf(string clause)
    {
        var number = clause.Split(' ')[0];
        for (var part = number; part.Contains('.', StringComparison.Ordinal); part = part[..part.LastIndexOf('.')])
        {
            if (Rows.Any(row => row.Number == part))
            {
                return part;
            }
        }

        return number;
    }

    /// <summary>What carries each clause in the product: the type that a rule, a refusal or a table stands in.</summary>
    public static ILookup<string, string> Code() => Of([typeof(ClauseAttribute).Assembly, typeof(Program).Assembly], type => Outermost(type).Name);

    /// <summary>The test classes that name each clause.</summary>
    public static ILookup<string, string> Tests() => Of([typeof(ClauseTable).Assembly], type => Outermost(type).Name);

    public static string Render()
    {
        var (code, tests) = (Code(), Tests());
        var text = new StringBuilder();
        text.AppendLine("# Clauses").AppendLine()
            .AppendLine("Every clause of DB11/T 2021-2022 that asks something of the console, the code that carries it and the tests that stand for it, as the `[Clause]` attributes in both say. Written by a test: `WRITE_DOCS=1 dotnet test HotlineConsole.Tests -c Release --filter ClauseTable`; the same test fails when this file is out of date. `D:` marks what only the draft has.")
            .AppendLine()
            .AppendLine("| Clause | 条款 | What it asks | Code | Tests | Not done yet |")
            .AppendLine("|---|---|---|---|---|---|");
        foreach (var row in Rows)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {row.Number} | {row.Chinese} | {row.English} | {Listed(code[row.Number])} | {Listed(tests[row.Number])} | {row.Open} |");
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names.Distinct().Order(StringComparer.Ordinal).Select(name => $"`{name}`"));

    private static ILookup<string, string> Of(IEnumerable<Assembly> assemblies, Func<Type, string> name) => assemblies
        .SelectMany(assembly => assembly.GetTypes())
        .SelectMany(type => type.GetMembers(All).Where(member => member is not Type).Prepend(type)
            .SelectMany(member => member.GetCustomAttributes<ClauseAttribute>(inherit: false)).Select(clause => (Clause: RowOf(clause.Number), Name: name(type))))
        .ToLookup(found => found.Clause, found => found.Name);

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}

namespace HotlineConsole.Bench;

/// <summary>What a run was asked for: <c>--quick</c> (fewer pairs and smaller counts, for a look), <c>--markdown FILE</c> (the figures as a table), 
/// <c>--postgres</c> (on the server that HOTLINE_POSTGRES names), <c>--nodes N</c> (so many nodes on one PostgreSQL database), and the bench's own arguments.</summary>
internal sealed record BenchOptions(bool Quick, string? Markdown, bool Postgres, int Nodes, IReadOnlyList<string> Arguments)
{
    public static BenchOptions Parse(IReadOnlyList<string> args)
    {
        var (quick, markdown, postgres, nodes, own) = (false, (string?)null, false, 1, new List<string>());
        for (var i = 0; i < args.Count; i++)
        {
            switch (args[i])
            {
                case "--quick":
                    quick = true;
                    break;
                case "--markdown":
                    markdown = ++i < args.Count ? args[i] : throw new ArgumentException("--markdown needs a file");
                    break;
                case "--postgres":
                    postgres = true;
                    break;
                case "--nodes":
                    nodes = int.Parse(args[++i], System.Globalization.CultureInfo.InvariantCulture);
                    break;
                default:
                    own.Add(args[i]);
                    break;
            }
        }

        return nodes == 1 || postgres ? new(quick, markdown, postgres, nodes, own) : throw new ArgumentException("several nodes need --postgres");
    }

    /// <summary>The full count, or the one for a quick look.</summary>
    public int Of(int full, int quick) => Quick ? quick : full;
}

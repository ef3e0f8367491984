namespace HotlineConsole.Bench;

/// <summary>What a run was asked for: <c>--quick</c> (fewer pairs and smaller counts, for a look), <c>--markdown FILE</c> (the figures as a table), and the bench's own arguments.</summary>
internal sealed record BenchOptions(bool Quick, string? Markdown, IReadOnlyList<string> Arguments)
{
    public static BenchOptions Parse(IReadOnlyList<string> args)
    {
        var (quick, markdown, own) = (false, (string?)null, new List<string>());
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
                default:
                    own.Add(args[i]);
                    break;
            }
        }

        return new(quick, markdown, own);
    }

    /// <summary>The full count, or the one for a quick look.</summary>
    public int Of(int full, int quick) => Quick ? quick : full;
}

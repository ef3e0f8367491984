using HotlineConsole.Core.Texts;
using Npgsql;

namespace HotlineConsole.Move;

/// <summary>The command line of a move.</summary>
/// <param name="CheckOnly">Compares the two as they are and copies nothing.</param>
internal sealed record MoveArguments(string From, NpgsqlConnectionStringBuilder To, bool CheckOnly)
{
    /// <summary>Reads what follows the word <c>move</c>; refuses with the usage what is missing, unknown or twice.</summary>
    public static MoveArguments Parse(IReadOnlyList<string> args)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] is "--from" or "--to")
            {
                Require(i + 1 < args.Count && options.TryAdd(args[i], args[i + 1]), args[i]);
                i++;
            }
            else
            {
                Require(args[i] == "--check" && options.TryAdd("--check", ""), args[i]);
            }
        }

        Require(options.ContainsKey("--from"), "--from");
        Require(options.ContainsKey("--to"), "--to");
        return new(Path.GetFullPath(options["--from"]), Server(options["--to"]), options.ContainsKey("--check"));
    }

    // What is wrong with it is said without repeating it: it may hold a password.
    private static NpgsqlConnectionStringBuilder Server(string text)
    {
        try
        {
            var server = new NpgsqlConnectionStringBuilder(text);
            return string.IsNullOrEmpty(server.Host) || string.IsNullOrEmpty(server.Database)
                ? throw new MoveRefusedException(Words.Of("move.no-server"))
                : server;
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw new MoveRefusedException(Words.Of("move.bad-server", e.Message));
        }
    }

    private static void Require(bool good, string argument)
    {
        if (!good)
        {
            throw new MoveRefusedException(Words.Of("move.usage", argument));
        }
    }
}

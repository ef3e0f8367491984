using System.Globalization;

namespace HotlineConsole.Core.Storage;

/// <summary>How far the event log has to reach: the newest event that was noted in a file outside of the database.</summary>
public sealed record LogAnchor(long Sequence, string Seal)
{
    private const string Name = "log.anchor";

    /// <summary>Null where there is none, or none that can be read.</summary>
    public static LogAnchor? Read(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, Name)).Split(' ', '\n') is [var number, var seal, ..]
                && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? new(sequence, seal) : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Whole or not at all.</summary>
    public void Write(string folder)
    {
        var file = Path.Combine(folder, Name);
        var written = $"{file}.{Guid.NewGuid():N}";
        File.WriteAllText(written, string.Create(CultureInfo.InvariantCulture, $"{Sequence} {Seal}\n"));
        File.Move(written, file, overwrite: true);
    }
}

namespace HotlineConsole.Core.Attachments;

/// <summary>Decision 0038. How much may be attached; removed files count, since they are kept. Settings <c>Policy:Attachments</c>.</summary>
public sealed record AttachmentLimits
{
    private const long Mebibyte = 1024 * 1024;

    /// <summary>Bytes of one file: a video of a minute or two.</summary>
    public long LargestFile { get; init; } = 50 * Mebibyte;

    /// <summary>Bytes of all files of an order.</summary>
    public long LargestOrder { get; init; } = 200 * Mebibyte;

    /// <summary>Files of an order.</summary>
    public int MostFiles { get; init; } = 40;

    /// <summary>What is wrong with them, in a sentence for whoever starts the program; null when they can be used.</summary>
    public string? Problem() =>
        LargestFile is < 1 or > 2048 * Mebibyte ? "Policy:Attachments:LargestFile must be from 1 byte to 2 GiB."
        : LargestOrder < LargestFile ? "Policy:Attachments:LargestOrder must not be less than LargestFile."
        : MostFiles < 1 ? "Policy:Attachments:MostFiles must be at least 1."
        : null;

    /// <summary>Bytes in mebibytes as people read them.</summary>
    public static string Shown(long bytes) => (bytes / (double)Mebibyte).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture);
}

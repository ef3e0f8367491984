using System.Globalization;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Confidentiality;

/// <summary>As what orders leave the console.</summary>
public enum TakenAs
{
    /// <summary>A list, a row an order, values between commas.</summary>
    Csv,

    /// <summary>The same list as a spreadsheet.</summary>
    Excel,

    /// <summary>Table D.1 of one order as a document.</summary>
    Word,

    /// <summary>Table D.1 of several orders, a document each, packed together.</summary>
    WordBundle,

    /// <summary>Table D.1 of one order, printed.</summary>
    Paper,

    /// <summary>Bundles out of the archive, claimants in full: for the keeper (5.6.3).</summary>
    Archive,
}

/// <summary>
/// What holds when orders leave the console as a file or on paper (6.1.1): whoever takes them says what for, and that is kept. What is in them is masked as
/// on the screen (<see cref="Masking"/>), in all but the archive's bundles, and nobody takes what he could not open (<see cref="Capabilities.MaySee"/>).
/// </summary>
[Clause("6.1.1"), Clause("5.2.3.2")]
public static class TakingOut
{
    public static readonly Refusal NotAllowed = new("export.not-allowed", "6.1.2");
    public static readonly Refusal NoPurpose = new("export.no-purpose", "6.1.1");
    public static readonly Refusal PurposeTooLong = new("export.purpose-too-long", "6.1.1");
    public static readonly Refusal TooMany = new("export.too-many", "6.1.1");
    public static readonly Refusal NothingChosen = new("export.nothing-chosen", "6.1.1");

    /// <summary>Longest purpose, in UTF-16 units: the audit keeps it whole.</summary>
    public const int LongestPurpose = 200;

    /// <summary>Most orders whose forms are packed together at once.</summary>
    public const int MostForms = 500;

    /// <summary>Most orders that leave the archive in one file.</summary>
    public const int MostArchived = 50;

    /// <summary>Most rows of a list: a sheet of a spreadsheet holds 1,048,576.</summary>
    public const int MostRows = 1_000_000;

    /// <summary>Why these orders may not leave so; null when they may.</summary>
    /// <param name="chosen">How many orders were chosen one by one; 0 where a filter chooses, which ends at the limit by itself.</param>
    public static Refusal? Refuse(Actor by, string? purpose, int chosen = 0, TakenAs form = TakenAs.Csv) =>
        !by.Role.MayOpen(form == TakenAs.Archive ? Entry.Archive : Entry.Orders) ? NotAllowed
        : string.IsNullOrWhiteSpace(purpose) ? NoPurpose.Naming(["Purpose"])
        : purpose.Trim().Length > LongestPurpose || !CommandTexts.IsText(purpose) ? PurposeTooLong.With(Slot.Text(LongestPurpose.ToString(CultureInfo.InvariantCulture))).Naming(["Purpose"])
        : form == TakenAs.Archive && chosen == 0 ? NothingChosen
        : Math.Min(MostForms, MostOf(form)) is var most && chosen > most ? TooMany.With(Slot.Text(most.ToString(CultureInfo.InvariantCulture)))
        : null;

    /// <summary>Most orders of one file.</summary>
    public static int MostOf(TakenAs form) => form switch
    {
        TakenAs.Csv or TakenAs.Excel => MostRows,
        TakenAs.Archive => MostArchived,
        _ => MostForms,
    };
}

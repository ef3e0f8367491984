using HotlineConsole.Security.Audit;

namespace HotlineConsole.Tests.Security;

/// <summary>What somebody with the database alone might do to it, and the first bad row that comes of it.</summary>
internal sealed record AuditTampering(string What, string Sql, AuditFault Fault)
{
    private const string Filled = "Actor, ActorName, Role, \"From\", Act, Subject, Before, After, Algorithm, Mac";

    private static readonly string[] Texts = ["Actor", "ActorName", "Role", "From", "Act", "Subject", "Before", "After"];

    /// <param name="rows">How many rows there are.</param>
    public static AuditTampering Of(int seed, int rows)
    {
        var dice = new Random(seed);
        var k = dice.Next(1, rows + 1);
        return (seed % 18) switch
        {
            < 8 and var i => Changed($"{Texts[i]} of {k}", $"UPDATE Audit SET \"{Texts[i]}\" = coalesce(\"{Texts[i]}\", '') || {(dice.Next(2) == 0 ? "'x'" : "char(0) || 'x'")} WHERE Sequence = {k}", k),
            8 => Changed($"At of {k}", $"UPDATE Audit SET At = At + {dice.Next(1, 1000)} WHERE Sequence = {k}", k),
            9 => Changed($"Mac of {k}", $"UPDATE Audit SET Mac = zeroblob({dice.Next(0, 33)}) WHERE Sequence = {k}", k),
            10 => new($"Algorithm of {k}", $"UPDATE Audit SET Algorithm = 'HMAC-MD5' WHERE Sequence = {k}", new(k, AuditReason.UnknownAlgorithm)),
            11 => new($"Sequence of {k}", $"UPDATE Audit SET Sequence = {rows + dice.Next(1, 9)} WHERE Sequence = {k}", k == rows ? Last(rows) : new(k, AuditReason.Gap)),
            12 => new($"without {k}", $"DELETE FROM Audit WHERE Sequence = {k}", new(k, k == rows ? AuditReason.CutTail : AuditReason.Gap)),
            13 => Changed($"one more, like {k}", Insert(rows + 1, k), rows + 1),
            14 => Changed($"one before all, like {k}", Insert(-dice.Next(0, 5), k), null),
            15 => Changed($"one put in at {k}", $"UPDATE Audit SET Sequence = -Sequence WHERE Sequence >= {k}; UPDATE Audit SET Sequence = 1 - Sequence WHERE Sequence < 0; {Insert(k, k == 1 ? 2 : k - 1)}", k),
            16 => Swapped(dice, rows),
            _ => new($"cut from {k}", $"DELETE FROM Audit WHERE Sequence >= {k}", new(k, AuditReason.CutTail)),
        };
    }

    private static AuditFault Last(int rows) => new(rows, AuditReason.Gap);

    private static AuditTampering Changed(string what, string sql, int? row) => new(what, sql, new(row ?? long.MinValue, AuditReason.Changed));

    private static string Insert(int at, int like) =>
        $"INSERT INTO Audit (Sequence, At, {Filled}) SELECT {at}, At, {Filled.Replace("Subject", "'forged'", StringComparison.Ordinal)} FROM Audit WHERE Sequence = {like}";

    private static AuditTampering Swapped(Random dice, int rows)
    {
        var first = dice.Next(1, rows);
        var second = dice.Next(first + 1, rows + 1);
        return Changed(
            $"{first} and {second} changed places",
            $"UPDATE Audit SET Sequence = -1 WHERE Sequence = {first}; UPDATE Audit SET Sequence = {first} WHERE Sequence = {second}; UPDATE Audit SET Sequence = {second} WHERE Sequence = -1",
            first);
    }
}

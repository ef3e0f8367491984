using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.FollowUp;

/// <summary>
/// 评价链接: what a claimant has instead of an account. It names one handling of one order and proves by a code under the store's key that the hotline
/// made it, so nothing of it is kept, it can be made again for a gateway that lost it, and nobody finds one by trying: 2^128 codes.
/// </summary>
[Clause("5.5.4"), Clause("6.1")]
public static class RatingLink
{
    private const int Named = sizeof(long) + 1;

    public static string TokenOf(WorkOrderNumber number, int handling, ClaimantSeal seal)
    {
        var token = new byte[Named + ClaimantSeal.CodeLength];
        BinaryPrimitives.WriteInt64BigEndian(token, number.Value);
        token[sizeof(long)] = (byte)handling;
        Code(number, handling, seal).CopyTo(token, Named);
        return Base64Url.EncodeToString(token);
    }

    /// <summary>What a link leads to; null for everything that the hotline did not make.</summary>
    public static (WorkOrderNumber Number, int Handling)? Read(string token, ClaimantSeal seal)
    {
        if (token.Length != Base64Url.GetEncodedLength(Named + ClaimantSeal.CodeLength) || !Base64Url.IsValid(token))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(token);
        var (number, handling) = (new WorkOrderNumber(BinaryPrimitives.ReadInt64BigEndian(bytes)), (int)bytes[sizeof(long)]);
        return CryptographicOperations.FixedTimeEquals(bytes.AsSpan(Named), Code(number, handling, seal)) ? (number, handling) : null;
    }

    private static byte[] Code(WorkOrderNumber number, int handling, ClaimantSeal seal) =>
        seal.CodeOf(string.Create(CultureInfo.InvariantCulture, $"rating:{number.Value}:{handling}"));
}

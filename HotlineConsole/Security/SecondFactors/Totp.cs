using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HotlineConsole.Security.SecondFactors;

/// <summary>Codes of an authenticator: RFC 6238 as all of them speak it, six digits by HMAC-SHA1, a new one every 30 seconds.</summary>
internal static class Totp
{
    private const int Seconds = 30;
    private const int Digits = 6;
    private const int KeyLength = 20;

    /// <summary>Steps before and after the present one that still count: clocks differ, and typing takes a while.</summary>
    private const int Around = 1;

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyLength);

    public static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / Seconds;

    public static string Code(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // the RFC's hash; as an HMAC with a random key it is sound
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & int.MaxValue;
        return (number % 1_000_000).ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');
    }

    /// <summary>The step whose code was typed; null for a wrong one, and for one that is not after the last that was taken.</summary>
    public static long? Match(byte[] key, string typed, DateTimeOffset now, long last)
    {
        long? found = null;
        for (var step = StepAt(now) - Around; step <= StepAt(now) + Around; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Code(key, step)), Encoding.UTF8.GetBytes(typed)) && step > last)
            {
                found ??= step;
            }
        }

        return found;
    }

    /// <summary>As it is typed into an authenticator.</summary>
    public static string Text(byte[] key)
    {
        var text = new StringBuilder();
        var (bits, held) = (0, 0);
        foreach (var next in key)
        {
            (bits, held) = ((bits << 8) | next, held + 8);
            for (; held >= 5; held -= 5)
            {
                text.Append(Alphabet[(bits >> (held - 5)) & 31]);
            }

            bits &= (1 << held) - 1;
        }

        if (held > 0)
        {
            text.Append(Alphabet[(bits << (5 - held)) & 31]);
        }

        return text.ToString();
    }

    /// <summary>As an authenticator reads it from a picture.</summary>
    public static string Link(byte[] key, string userName, string issuer) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(userName)}?secret={Text(key)}&issuer={Uri.EscapeDataString(issuer)}";
}

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace HotlineConsole.Security;

/// <summary>Tokens of 256 random bits. Their hash needs no salt: there is nothing to guess.</summary>
internal static class SecretToken
{
    public static string New(string prefix = "") => prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    public static bool Same(string one, string other) => CryptographicOperations.FixedTimeEquals(Hash(one), Hash(other));
}

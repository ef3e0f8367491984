using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HotlineConsole.Core.Calls;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using Microsoft.AspNetCore.DataProtection;

namespace HotlineConsole.Core.Confidentiality;

/// <summary>
/// 诉求人信息保密 at rest (6.1): from acceptance on a claimant's name, phones and address are one sealed text, in the database and in memory alike, and
/// only <see cref="Masking"/> opens it.
/// </summary>
/// <param name="searchKey">Of the marks by which an order is found again.</param>
[Clause("6.1")]
public sealed class ClaimantSeal(IDataProtector protector, byte[] searchKey)
{
    /// <summary>Bytes of a mark: two claimants of the same mark by chance are not to be expected.</summary>
    internal const int CodeLength = 16;

    /// <summary>The claimant with nothing in plain text but whether he is anonymous and asked for confidentiality.</summary>
    public Claimant Close(Claimant claimant)
    {
        if (claimant is { Name: null, Phone: null, ContactPhone: null, Address: null })
        {
            return claimant with { Sealed = null }; // what a caller calls sealed is nothing of ours
        }

        string?[] plain = [claimant.Name, claimant.Phone, claimant.ContactPhone, claimant.Address];
        return new(null, null, null, null, claimant.Confidential, claimant.Anonymous)
        {
            Sealed = Convert.ToBase64String(protector.Protect(JsonSerializer.SerializeToUtf8Bytes(plain))),
        };
    }

    /// <summary>The claimant as he was recorded.</summary>
    public Claimant Open(Claimant claimant)
    {
        if (claimant.Sealed is null)
        {
            return claimant;
        }

        var plain = JsonSerializer.Deserialize<string?[]>(protector.Unprotect(Convert.FromBase64String(claimant.Sealed)))!;
        return new(plain[0], plain[1], plain[2], plain[3], claimant.Confidential, claimant.Anonymous);
    }

    /// <summary>The number that calls, with a mark of its own to compare it by; null for none.</summary>
    public SealedCaller? Close(string? caller) => string.IsNullOrWhiteSpace(caller) ? null
        : new(Close(new Claimant(null, caller.Trim())).Sealed!, Mark("caller:" + (Masking.Digits(caller) is { Length: > 0 } digits ? digits : caller.Trim())));

    /// <summary>The number that calls.</summary>
    public string Open(SealedCaller caller) => Open(new Claimant(null, null) { Sealed = caller.Sealed }).Phone!;

    /// <summary>What was said in a part of a call. Its mark is of this call and part alone, so that who reads the table cannot tell which callers said the same.</summary>
    public SealedWords Close(TranscribeCall command) => new(
        Convert.ToBase64String(protector.Protect(Encoding.UTF8.GetBytes(command.Said))),
        Mark(string.Create(CultureInfo.InvariantCulture, $"said:{command.Call}|{command.Part}|{command.Said}")),
        command.Said.Length);

    /// <summary>What was said.</summary>
    public string Open(SealedWords said) => Encoding.UTF8.GetString(protector.Unprotect(Convert.FromBase64String(said.Sealed)));

    /// <summary>What an order is found by when somebody types the claimant's whole phone number or name: keyed hashes, of no use without the key.</summary>
    public ImmutableArray<string> Marks(Claimant claimant) =>
        [.. new[] { OfPhone(claimant.Phone), OfPhone(claimant.ContactPhone), claimant.Anonymous ? null : OfName(claimant.Name) }.OfType<string>().Distinct()];

    /// <summary>The marks that the typed text could be; none when it is neither a phone number nor a name.</summary>
    public ImmutableArray<string> MarksOf(string typed) => OfPhone(typed) is { } phone ? [phone] : OfName(typed) is { } name ? [name] : [];

    /// <summary>The marks that the text could be, if it is a phone number.</summary>
    public ImmutableArray<string> MarksOfPhone(string typed) => OfPhone(typed) is { } phone ? [phone] : [];

    private string? OfPhone(string? phone) => Masking.Digits(phone) is { Length: >= 7 } digits ? Mark("phone:" + digits) : null;

    private string? OfName(string? name) => name?.Normalize(NormalizationForm.FormKC).Trim() is { Length: >= 2 and <= 64 } plain ? Mark("name:" + plain) : null;

    private string Mark(string text) => Convert.ToBase64String(CodeOf(text));

    /// <summary>A code that only who has the key can make. What it is for stands in the text, before a colon.</summary>
    internal byte[] CodeOf(string text) => HMACSHA256.HashData(searchKey, Encoding.UTF8.GetBytes(text))[..CodeLength];
}

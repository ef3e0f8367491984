using System.Globalization;
using System.Security.Cryptography;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace HotlineConsole.Mail;

/// <summary>What a link in a mail opens: one order for one organizer, as of one dispatch.</summary>
public sealed record MailLink(WorkOrderNumber Number, OrganizerId Organizer, int Round, DateTimeOffset Until);

/// <summary>Makes and reads the links. They are sealed with the keys of the cookies: nobody can make one, or tell from one what another would be.</summary>
public sealed class MailLinks(IDataProtectionProvider protection, IOptions<MailOptions> options, HotlineClock clock)
{
    public const string Path = "mail/";

    // Longer is none of ours, and is not even looked at.
    private const int Longest = 1_000;

    private readonly IDataProtector _protector = protection.CreateProtector("HotlineConsole.Mail.Link.1");

    /// <summary>The part behind <see cref="Path"/>.</summary>
    public string TokenOf(WorkOrderNumber number, OrganizerId organizer, int round) => _protector.Protect(string.Create(
        CultureInfo.InvariantCulture, $"{number}|{organizer}|{round}|{(clock.GetUtcNow() + options.Value.LinkFor).UtcTicks}"));

    /// <summary>The whole address, for a mail.</summary>
    public Uri AddressOf(WorkOrderNumber number, OrganizerId organizer, int round) => new(options.Value.BaseAddress!, Path + TokenOf(number, organizer, round));

    /// <summary>Null for whatever was not made here.</summary>
    public MailLink? Read(string? token)
    {
        if (token is null or { Length: > Longest })
        {
            return null;
        }

        try
        {
            return _protector.Unprotect(token).Split('|') is [var number, var organizer, var round, var until] && WorkOrderNumber.TryParse(number, out var known)
                ? new(known, new(organizer), int.Parse(round, CultureInfo.InvariantCulture), new(long.Parse(until, CultureInfo.InvariantCulture), TimeSpan.Zero))
                : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }
}

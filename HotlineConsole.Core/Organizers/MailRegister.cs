using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Net.Mail;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Time;

namespace HotlineConsole.Core.Organizers;

/// <summary>
/// Which organizers are dispatched to by e-mail too (5.3.2.1.2), and where: <c>mail.csv</c> of the city pack, a line each, <c>organizer,address</c>. Empty
/// lines, # comments and a heading are passed over. A broken line does not stop the rest.
/// </summary>
[Clause("5.3.2.1.2")]
public sealed class MailRegister
{
    public const string Heading = "organizer,address";
    public const string MissingField = "mail.missing-field";
    public const string UnknownOrganizer = "mail.unknown-organizer";
    public const string BadAddress = "mail.bad-address";
    public const string Twice = "mail.twice";

    public static readonly MailRegister Empty = new(FrozenDictionary<OrganizerId, string>.Empty);

    private readonly FrozenDictionary<OrganizerId, string> _addresses;

    private MailRegister(FrozenDictionary<OrganizerId, string> addresses) => _addresses = addresses;

    public int Count => _addresses.Count;

    /// <summary>The organizer's address; null: it is not dispatched to by mail.</summary>
    public string? AddressOf(OrganizerId organizer) => _addresses.GetValueOrDefault(organizer);

    /// <param name="isOrganizer">Whether the city has an organizer of this id.</param>
    public static (MailRegister Register, ImmutableArray<LineProblem> Problems) Read(TextReader reader, Func<OrganizerId, bool> isOrganizer)
    {
        var addresses = new Dictionary<OrganizerId, string>();
        var problems = ImmutableArray.CreateBuilder<LineProblem>();
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            var text = line.Trim().TrimStart('\uFEFF');
            if (text.Length > 0 && text[0] != '#' && text != Heading && Problem(text, isOrganizer, addresses) is { } problem)
            {
                problems.Add(new(number, problem, text));
            }
        }

        return (new(addresses.ToFrozenDictionary()), problems.ToImmutable());
    }

    private static string? Problem(string text, Func<OrganizerId, bool> isOrganizer, Dictionary<OrganizerId, string> addresses)
    {
        var fields = text.Split(',', StringSplitOptions.TrimEntries);
        return fields.Length != 2 || fields[0].Length == 0 || fields[1].Length == 0 ? MissingField
            : !isOrganizer(new(fields[0])) ? UnknownOrganizer
            : !MailAddress.TryCreate(fields[1], out var address) || address.Address != fields[1] ? BadAddress
            : addresses.TryAdd(new(fields[0]), fields[1]) ? null : Twice;
    }
}

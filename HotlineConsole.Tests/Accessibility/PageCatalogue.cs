using System.Reflection;
using System.Text.RegularExpressions;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Security;
using Microsoft.AspNetCore.Components;

namespace HotlineConsole.Tests.Accessibility;

/// <summary>A page that can be opened, and the demo account that may.</summary>
internal sealed record CataloguedPage(string Address, string? Account, bool HasCircuit);

/// <summary>Every page of the application, found in it; one that is added is in here by itself.</summary>
internal static partial class PageCatalogue
{
    private static readonly Dictionary<Role, string> Accounts = new()
    {
        [Role.Attendant] = "attendant", [Role.Dispatcher] = "dispatcher", [Role.Supervisor] = "supervisor", [Role.OrganizerStaff] = "street-staff", [Role.OrganizerLeader] = "street-leader",
        [Role.Administrator] = "admin", [Role.SecurityAdministrator] = "security", [Role.Auditor] = "auditor", [Role.FollowUp] = "follow-up",
        [Role.Keeper] = "keeper",
    };

    /// <param name="values">What stands for the parameters of addresses.</param>
    public static IReadOnlyList<CataloguedPage> All(IReadOnlyDictionary<string, string> values) =>
    [
        .. typeof(Program).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>().Select(route => Of(type, route.Template, values))).OrderBy(page => page.Address, StringComparer.Ordinal),
    ];

    private static CataloguedPage Of(Type type, string template, IReadOnlyDictionary<string, string> values)
    {
        var address = Parameter().Replace(template, match => values.TryGetValue(match.Groups[1].Value, out var value) ? value : throw new InvalidOperationException($"{template}: which {match.Groups[1].Value}?"));
        var isPlain = type.IsDefined(typeof(ExcludeFromInteractiveRoutingAttribute));
        var needs = type.GetCustomAttribute<NeedsAttribute>();
        var role = needs is null ? default(Role?) : Entries.RolesOf(needs.Entry).First(Accounts.ContainsKey);
        return new(address, role is { } opener ? Accounts[opener] : null, needs is not null && !isPlain);
    }

    [GeneratedRegex(@"\{([A-Za-z]+)[^}]*\}")]
    private static partial Regex Parameter();
}

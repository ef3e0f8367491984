using System.Globalization;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Security;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Demo;

/// <summary>
/// Who is on duty at every organizer of the demo city (5.3.2.2.1): groups that relieve each other on Mondays, posts and no persons, with telephone numbers of
/// the range that the demo's claimants have. Entered at the start for the coming weeks where nothing is entered; what somebody enters stays.
/// </summary>
internal static class DemoRoster
{
    /// <summary>At sixty times the speed of the world a demonstration goes through them in twenty-two hours.</summary>
    private const int Weeks = 8;
    private static readonly string[] Groups = ["值班一组", "值班二组", "值班三组", "值班四组"];
    private static readonly TimeOnly Relief = new(8, 0);

    public static async Task EnterAsync(IDbContextFactory<AccountsDb> accounts, City city, int seed, DateTimeOffset now)
    {
        await using var db = await accounts.CreateDbContextAsync();
        var known = (await db.DutyShifts.Where(s => s.Until > now).Select(s => s.OrganizerId).Distinct().ToListAsync()).ToHashSet(StringComparer.Ordinal);
        db.AddRange(city.Organizers.Keys.Where(o => !known.Contains(o.Value)).OrderBy(o => o.Value, StringComparer.Ordinal).SelectMany(o => Of(o, city.TimeZone, seed, now)));
        await db.SaveChangesAsync();
    }

    /// <summary>The shifts of an organizer from the one that is running.</summary>
    internal static IEnumerable<DutyShift> Of(OrganizerId organizer, TimeZoneInfo zone, int seed, DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime - Relief.ToTimeSpan();
        var monday = DateOnly.FromDateTime(local).AddDays(-(((int)local.DayOfWeek + 6) % 7));
        for (var week = 0; week < Weeks; week++)
        {
            var (from, until) = (InstantOf(monday.AddDays(7 * week)), InstantOf(monday.AddDays(7 * (week + 1))));
            var group = monday.AddDays(7 * week).DayNumber / 7 % Groups.Length;
            yield return new()
            {
                Id = PlannedAction.IdOf($"{seed}|{organizer}|{from:O}"), OrganizerId = organizer.Value, From = from, Until = until, Name = Groups[group],
                Phone = "1380000" + Dice.Of(seed, Draw.Roster, Dice.Mark(organizer.Value), group).Below(10_000).ToString("D4", CultureInfo.InvariantCulture),
            };
        }

        DateTimeOffset InstantOf(DateOnly day) => new DateTimeOffset(day.ToDateTime(Relief), zone.GetUtcOffset(day.ToDateTime(Relief))).ToUniversalTime();
    }
}

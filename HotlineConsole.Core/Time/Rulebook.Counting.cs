using System.Collections.Immutable;
using System.Globalization;
using HotlineConsole.Core.Standard;

namespace HotlineConsole.Core.Time;

public sealed partial record Rulebook
{
    private DueTime Count(
        string edition, LimitCell cell, ResponseTier tier, DateTimeOffset start, string startEvent, ImmutableArray<DerivationStep>.Builder steps)
    {
        start = start.ToUniversalTime();
        var amount = cell.Limit.Amount;
        var (due, remindAt) = cell.Limit.Unit switch
        {
            LimitUnit.Minute => Plain(start, start.AddMinutes(amount), tier),
            LimitUnit.Hour => Plain(start, start.AddHours(amount), tier),
            LimitUnit.NaturalDay => Plain(start, NaturalDaysAfter(start, amount), tier),
            LimitUnit.WorkingDay => InWorkingTime(start, Calendar.AddWorkingDays(start, amount), tier),
        };
        steps.Add(new(CountingCode(cell.Limit.Unit), [Slot.Instant(Local(due)), Slot.Of(cell.Limit)]));
        if (cell.Limit.Unit == LimitUnit.WorkingDay)
        {
            AddCalendarSteps(start, due, steps);
        }

        return new DueTime(start, due, remindAt, new Derivation(edition, cell.Clause, startEvent, cell.Limit, steps.DrainToImmutable()));
    }

    private string CountingCode(LimitUnit unit) => unit switch
    {
        LimitUnit.Minute => DerivationStep.Hours,
        LimitUnit.Hour => DerivationStep.Hours,
        LimitUnit.NaturalDay => Policy.NaturalDayReading switch
        {
            NaturalDays.TimesTwentyFourHours => DerivationStep.NaturalDays,
            NaturalDays.EndOfNthDay => DerivationStep.NaturalDaysEnd,
        },
        LimitUnit.WorkingDay => DerivationStep.WorkingDays,
    };

    private DateTimeOffset NaturalDaysAfter(DateTimeOffset start, int days) => Policy.NaturalDayReading switch
    {
        NaturalDays.TimesTwentyFourHours => start.AddDays(days),

        // The day of the start is not counted; 24:00 of the Nth day is 00:00 of the next.
        NaturalDays.EndOfNthDay => LocalTime.FirstInstantAt(
            LocalTime.DateOf(start, Calendar.Zone).AddDays(days + 1).ToDateTime(TimeOnly.MinValue), Calendar.Zone),
    };

    private (DateTimeOffset Due, DateTimeOffset RemindAt) Plain(DateTimeOffset start, DateTimeOffset due, ResponseTier tier) =>
        (due, due - Policy.NearDueLead.Of(tier, due - start));

    /// <summary>The reminder of a limit in working days comes in working time: nobody is reminded on a Sunday of what is due on Monday.</summary>
    private (DateTimeOffset Due, DateTimeOffset RemindAt) InWorkingTime(DateTimeOffset start, DateTimeOffset due, ResponseTier tier) =>
        (due, Calendar.Subtract(due, Policy.NearDueLead.Of(tier, Calendar.Elapsed(start, due))));

    private void AddCalendarSteps(DateTimeOffset start, DateTimeOffset due, ImmutableArray<DerivationStep>.Builder steps)
    {
        var first = LocalTime.DateOf(start, Calendar.Zone);
        var last = LocalTime.DateOf(due, Calendar.Zone);
        var daysOff = 0;
        var names = new List<string>();
        for (var date = first; date <= last; date = date.AddDays(1))
        {
            daysOff += Calendar.IsWorkingDay(date) ? 0 : 1;
            if (Calendar.DayOn(date) is { Kind: CalendarDayKind.Holiday, Name: var name } && !names.Contains(name))
            {
                names.Add(name);
            }
        }

        if (daysOff > 0)
        {
            var festivals = names.Count == 0 ? Slot.Key("why.weekend") : Slot.Text(string.Join(", ", names));
            steps.Add(new(DerivationStep.DaysOff, [Slot.Text(daysOff.ToString(CultureInfo.InvariantCulture)), festivals]));
        }

        for (var year = first.Year; year <= last.Year; year++)
        {
            if (!Calendar.Covers(year))
            {
                steps.Add(new(DerivationStep.CalendarMissing, [Slot.Text(year.ToString(CultureInfo.InvariantCulture))]));
            }
        }
    }
}

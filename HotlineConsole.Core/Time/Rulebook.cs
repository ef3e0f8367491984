using System.Collections.Immutable;
using HotlineConsole.Core.Standard;

namespace HotlineConsole.Core.Time;

/// <summary>Everything that decides a deadline. It is passed in whole, so a deadline depends on nothing else.</summary>
/// <param name="Edition">The edition to use; null: the one that the policy names, or else the one in force when the order was accepted.</param>
[Clause("4.1"), Clause("5.3.2.1.3"), Clause("5.3.2.2.2"), Clause("5.3.2.3.2")]
public sealed partial record Rulebook(
    ResponseTimes? Edition, ImmutableArray<LimitOverride> Overrides, LocalPolicy Policy, WorkingCalendar Calendar, Surge? Surge)
{
    /// <summary>The deadline of a step. A complex order is a general one with a longer feedback limit: an urgent order stays urgent.</summary>
    /// <param name="startEvent">A key of Words for what starts the clock: <c>why.from.first-dispatch</c>.</param>
    public DueTime Due(
        Step step, Urgency urgency, bool complex, string category, DateTimeOffset start, string startEvent, DateTimeOffset acceptedAt)
    {
        var edition = EditionFor(acceptedAt);
        var tier = Tiers.Of(urgency);
        tier = complex && tier == ResponseTier.General ? ResponseTier.Complex : tier;
        var steps = ImmutableArray.CreateBuilder<DerivationStep>(4);
        steps.Add(new(DerivationStep.Start, [Slot.Key(startEvent), Slot.Instant(Local(start))]));
        var cell = edition[step, tier];
        if (OverrideFor(step, category, start) is { } law)
        {
            cell = new(law.Limit, "4.1");
            steps.Add(new(DerivationStep.Override, [Slot.Text(law.Category), Slot.Text(law.LegalBasis)]));
        }
        else if (step == Step.Dispatch && tier is ResponseTier.General or ResponseTier.Complex && Surge is { } surge && surge.Covers(acceptedAt))
        {
            cell = edition.SurgeDispatch;
            steps.Add(new(DerivationStep.Surge, [Slot.Instant(Local(surge.DeclaredAt)), Slot.Instant(Local(surge.Until)), Slot.Text(surge.Reason)]));
        }

        return Count(edition.Edition, cell, tier, start, startEvent, steps);
    }

    /// <summary>
    /// The feedback deadline of an order whose extension as complex was approved: the longer limit from the same start, not from the
    /// approval. A limit that a law sets for the category is not the hotline's to extend and stays as it is.
    /// </summary>
    /// <param name="firstDispatch">The start of this clock: the first dispatch, or for the organizer's clock the dispatch to it.</param>
    [Clause("5.3.2.3.2")]
    public DueTime ComplexExtension(DueTime feedback, DateTimeOffset firstDispatch)
    {
        if (feedback.Why.Has(DerivationStep.Override))
        {
            return feedback;
        }

        var edition = Edition?.Edition == feedback.Why.Edition ? Edition : ResponseTimes.ById(feedback.Why.Edition);
        var steps = ImmutableArray.CreateBuilder<DerivationStep>(4);
        steps.Add(new(DerivationStep.Start, [Slot.Key(feedback.Why.StartEvent), Slot.Instant(Local(firstDispatch))]));
        steps.Add(new(DerivationStep.Extension, [Slot.Of(feedback.Why.Limit), Slot.Instant(Local(feedback.Due))]));
        var cell = edition[Step.Feedback, ResponseTier.Complex];
        return Count(edition.Edition, cell, ResponseTier.Complex, firstDispatch, feedback.Why.StartEvent, steps);
    }

    private ResponseTimes EditionFor(DateTimeOffset acceptedAt) =>
        Edition ?? (Policy.Edition is { } named ? ResponseTimes.ById(named) : ResponseTimes.InForceOn(LocalTime.DateOf(acceptedAt, Calendar.Zone)));

    private LimitOverride? OverrideFor(Step step, string category, DateTimeOffset start)
    {
        LimitOverride? newest = null;
        foreach (var law in Overrides)
        {
            if (law.Step == step && law.Category == category && law.Covers(LocalTime.DateOf(start, Calendar.Zone))
                && (newest is null || law.From > newest.From))
            {
                newest = law;
            }
        }

        return newest;
    }

    private DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Calendar.Zone);
}

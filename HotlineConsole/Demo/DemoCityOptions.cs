namespace HotlineConsole.Demo;

/// <summary>How lively the demo city is. Configuration section <c>Demo</c>; without effect outside Development.</summary>
public sealed class DemoCityOptions
{
    /// <summary>Hotline seconds per second of the world, 1 to 120.</summary>
    public double Speed { get; set; } = 1;

    /// <summary>The same seed and the same start give the same city.</summary>
    public int Seed { get; set; } = 12345;

    /// <summary>Local time of the coming working day at which a new demonstration begins; null: the world's time.</summary>
    public TimeOnly? StartAt { get; set; }

    /// <summary>Complaints on a mean day.</summary>
    public int RequestsPerDay { get; set; } = 70_000;

    /// <summary>How much past an empty store is filled with.</summary>
    public double HistoryHours { get; set; } = 30;

    /// <summary>The part of the daily volume that the past is filled with; calls from streets with demo accounts are all in it.</summary>
    public double HistoryShare { get; set; } = 0.04;

    /// <summary>The part of the orders of an organizer with demo accounts that nobody else works on for <see cref="LeftForHours"/>.</summary>
    public double LeaveToPeople { get; set; } = 0.5;

    /// <summary>No more than this in an hour are left at one organizer, however much it gets.</summary>
    public double LeaveAtMostPerHour { get; set; } = 8;

    /// <summary>One in so many steps of the hotline's own desks is left to the person at the desk.</summary>
    public int LeaveOneIn { get; set; } = 40;

    /// <summary>After this, colleagues take over what people left alone.</summary>
    public double LeftForHours { get; set; } = 8;

    /// <summary>Commands on their way at the same time.</summary>
    public int Concurrency { get; set; } = 48;

    /// <summary>What is wrong with these settings, naming the key; null when they can be used.</summary>
    public string? Problem() =>
        Speed is < DemoClock.Slowest or > DemoClock.Fastest ? "Demo:Speed must be from 1 to 120."
        : RequestsPerDay is < 1 or > 1_000_000 ? "Demo:RequestsPerDay must be from 1 to 1000000."
        : HistoryHours is < 0 or > 24 * 14 ? "Demo:HistoryHours must be from 0 to 336."
        : HistoryShare is < 0 or > 1 ? "Demo:HistoryShare must be from 0 to 1."
        : LeaveToPeople is < 0 or > 1 ? "Demo:LeaveToPeople must be from 0 to 1."
        : LeaveAtMostPerHour < 0 ? "Demo:LeaveAtMostPerHour must not be negative."
        : LeaveOneIn < 2 ? "Demo:LeaveOneIn must be 2 or more."
        : LeftForHours is <= 0 or > 24 * 7 ? "Demo:LeftForHours must be from 0 to 168."
        : Concurrency is < 1 or > 512 ? "Demo:Concurrency must be from 1 to 512."
        : null;
}

namespace HotlineConsole.Core.Time;

/// <summary>One stretch of working time of a day, its start included, its end not. An end of 00:00 means 24:00.</summary>
public readonly record struct WorkingHours(TimeOnly From, TimeOnly To)
{
    internal TimeSpan Start => From.ToTimeSpan();

    internal TimeSpan End => To == TimeOnly.MinValue ? TimeSpan.FromDays(1) : To.ToTimeSpan();
}

namespace HotlineConsole.Pages.Supervisor;

/// <summary>What a supervisor looks at.</summary>
public enum WatchTab
{
    Due,
    Overdue,
    Alerts,
    Supervised,
    Extensions,
    Unreasonable,
    ToClose,
}

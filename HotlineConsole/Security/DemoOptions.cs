namespace HotlineConsole.Security;

/// <summary>Configuration section <c>Demo</c>; without effect outside Development.</summary>
public sealed class DemoOptions
{
    public bool Enabled { get; set; }

    /// <summary>Organizers that get a staff member and a leader each.</summary>
    public List<DemoOrganizer> Organizers { get; set; } = [];
}

/// <summary>An organizer of the demonstration: its id in the city's register, its name, and the word its account names begin with.</summary>
public sealed class DemoOrganizer
{
    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    public string Account { get; set; } = "";
}

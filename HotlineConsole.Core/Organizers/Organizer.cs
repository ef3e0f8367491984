using HotlineConsole.Core.Standard;

namespace HotlineConsole.Core.Organizers;

/// <summary>A body that handles what the hotline dispatches; <c>District</c> is a district code, null for those of the whole city.</summary>
[Clause("3.4")]
public sealed record Organizer(OrganizerId Id, string Name, OrganizerKind Kind, string? District)
{
    /// <summary>The name with the district where the bare name repeats (八里庄街道 is in 朝阳区 and in 海淀区).</summary>
    public string FullName { get; init; } = Name;
}

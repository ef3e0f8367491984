namespace HotlineConsole.Core.Organizers;

/// <summary>Which kind of organizer a category usually goes to, or that the hotline answers it at once.</summary>
public enum LeadKind
{
    Street,
    DistrictGovernment,
    DistrictDepartment,
    Municipal,
    Enterprise,
    DirectAnswer,
}

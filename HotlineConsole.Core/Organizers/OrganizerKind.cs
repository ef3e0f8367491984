using HotlineConsole.Core.Standard;

namespace HotlineConsole.Core.Organizers;

/// <summary>The kinds of organizers that the note of 3.4 lists.</summary>
[Clause("3.4")]
public enum OrganizerKind
{
    DistrictGovernment,
    Street,
    DistrictDepartment,
    MunicipalDepartment,
    PublicEnterprise,
}

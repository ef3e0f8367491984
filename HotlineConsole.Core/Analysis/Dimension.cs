namespace HotlineConsole.Core.Analysis;

/// <summary>By what orders are counted. The numbers are kept in the database.</summary>
public enum Dimension
{
    Total = 0,

    /// <summary>Where it happened; an empty key where the place is not known.</summary>
    District = 1,

    /// <summary>Level-2 category.</summary>
    Category = 2,

    /// <summary>The organizer that leads, or led last; orders that no organizer ever led are left out.</summary>
    Lead = 3,

    Channel = 4,

    /// <summary>The tier by its number.</summary>
    Tier = 5,

    /// <summary>District and level-2 category, <c>110105|0201</c>. At month grain only.</summary>
    DistrictAndCategory = 6,
}

/// <summary>How long the periods are that a rollup row counts. The numbers are kept in the database.</summary>
public enum Grain
{
    /// <summary>A local day, yyyyMMdd.</summary>
    Day = 0,

    /// <summary>A local month, yyyyMM, so that a year by organizer stays small.</summary>
    Month = 1,
}

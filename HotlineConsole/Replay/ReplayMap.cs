using System.Text.Json.Serialization;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Replay;

/// <summary>How the columns of a recorded request stream become public complaints; the file format of docs/REPLAY.md.</summary>
public sealed record ReplayMap
{
    public string? Description { get; init; }

    /// <summary>The zone that the file's times are in.</summary>
    public required string TimeZone { get; init; }

    public required IReadOnlyList<string> DateFormats { get; init; }

    public TextField Id { get; init; } = TextField.Empty;

    public required TextField Opened { get; init; }

    public TextField Closed { get; init; } = TextField.Empty;

    /// <summary>Minutes from dispatch to sign-for, where the request was not closed earlier.</summary>
    public int SignForAfterMinutes { get; init; } = 10;

    public required TextField Title { get; init; }

    public required TextField Content { get; init; }

    public TextField Address { get; init; } = TextField.Empty;

    public required TextField Parties { get; init; }

    public TextField EarlierHandling { get; init; } = TextField.Empty;

    public TextField ClosureText { get; init; } = TextField.Empty;

    /// <summary>Stands where the standard asks for a fact that the file does not have.</summary>
    public required string NotRecorded { get; init; }

    public ValueField Kind { get; init; } = new() { Default = nameof(ComplaintKind.Help) };

    public required ValueField Category { get; init; }

    public ValueField District { get; init; } = new();

    public required ValueField Channel { get; init; }
}

/// <summary>A text put together from columns; empty ones are left out, and with nothing left it is the default.</summary>
public sealed record TextField
{
    public static readonly TextField Empty = new();

    public IReadOnlyList<string> Columns { get; init; } = [];

    public string Join { get; init; } = " ";

    public string? Default { get; init; }
}

/// <summary>A code looked up by a column's value; without a column always the default.</summary>
public sealed record ValueField
{
    public string? Column { get; init; }

    public IReadOnlyDictionary<string, string?> Values { get; init; } = new Dictionary<string, string?>();

    public string? Default { get; init; }

    public Unmapped Unmapped { get; init; }
}

/// <summary>What happens to a row whose value is not in the list.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Unmapped>))]
public enum Unmapped
{
    Reject,
    UseDefault,
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace HotlineConsole.Core.Organizers;

/// <summary>Identifies an organizer: S + street code, D + district code, B + district code and number, M or E + number.</summary>
[JsonConverter(typeof(OrganizerIdJson))]
public readonly record struct OrganizerId(string Value)
{
    public override string ToString() => Value;
}

internal sealed class OrganizerIdJson : JsonConverter<OrganizerId>
{
    public override OrganizerId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("An organizer id is a string."));

    public override void Write(Utf8JsonWriter writer, OrganizerId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);

    public override OrganizerId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, OrganizerId value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Value);
}

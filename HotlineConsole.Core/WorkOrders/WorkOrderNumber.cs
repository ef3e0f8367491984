using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HotlineConsole.Core.WorkOrders;

/// <summary>
/// 工单编号 (5.2.3.1 b): 15 digits, the local date of acceptance (yyyyMMdd), a six-digit daily sequence and a check digit by ISO 7064
/// MOD 11,10. Never reused; channel and urgency are kept out of it.
/// </summary>
[JsonConverter(typeof(AsText))]
public readonly record struct WorkOrderNumber(long Value) : IComparable<WorkOrderNumber>
{
    public const int LastOfDay = 999_999;

    public static WorkOrderNumber Compose(DateOnly day, int sequence)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sequence);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sequence, LastOfDay);
        var body = (((day.Year * 100L) + day.Month) * 100L + day.Day) * 1_000_000L + sequence;
        return new((body * 10) + CheckDigit(body));
    }

    /// <summary>Reads 15 digits with a right check digit; anything else is not a number of this hotline.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out WorkOrderNumber number)
    {
        number = default;
        if (text is not { Length: 15 } || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            || CheckDigit(value / 10) != value % 10)
        {
            return false;
        }

        number = new(value);
        return true;
    }

    public int CompareTo(WorkOrderNumber other) => Value.CompareTo(other.Value);

    public static bool operator <(WorkOrderNumber left, WorkOrderNumber right) => left.Value < right.Value;

    public static bool operator >(WorkOrderNumber left, WorkOrderNumber right) => left.Value > right.Value;

    public static bool operator <=(WorkOrderNumber left, WorkOrderNumber right) => left.Value <= right.Value;

    public static bool operator >=(WorkOrderNumber left, WorkOrderNumber right) => left.Value >= right.Value;

    public override string ToString() => Value.ToString("D15", CultureInfo.InvariantCulture);

    private static int CheckDigit(long body)
    {
        var product = 10;
        for (var power = 10_000_000_000_000L; power > 0; power /= 10)
        {
            var sum = (product + (int)(body / power % 10)) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return (11 - product) % 10;
    }

    internal sealed class AsText : JsonConverter<WorkOrderNumber>
    {
        public override WorkOrderNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString(), out var number) ? number : throw new JsonException("not a work order number");

        public override void Write(Utf8JsonWriter writer, WorkOrderNumber value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}

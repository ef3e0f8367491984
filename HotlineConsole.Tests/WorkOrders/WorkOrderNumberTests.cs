using System.Globalization;
using System.Text.Json;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Tests.WorkOrders;

[Clause("5.2.3.1")]
public class WorkOrderNumberTests
{
    private static readonly string[] Many =
    [
        .. from day in Enumerable.Range(0, 40)
           from sequence in new[] { 1, 2, 9, 10, 99, 100, 12_345, 98_765, 123_456, 505_050, 999_998, 999_999 }
           select WorkOrderNumber.Compose(new DateOnly(2024, 2, 20).AddDays(day * 31), sequence + day <= 999_999 ? sequence + day : sequence).ToString(),
    ];

    [Fact]
    public void Compose_DayAndSequence_AreReadableInItAndItParses()
    {
        var number = WorkOrderNumber.Compose(new DateOnly(2026, 3, 2), 41).ToString();

        Assert.Equal(15, number.Length);
        Assert.StartsWith("20260302000041", number, StringComparison.Ordinal);
        Assert.True(WorkOrderNumber.TryParse(number, out var parsed));
        Assert.Equal(number, parsed.ToString());
    }

    // The recursion of ISO 7064 MOD 11,10 from its text, written out apart from the code under test.
    [Fact]
    public void CheckDigit_ManyNumbers_SatisfyTheStandardsCheck() => Assert.All(Many, n =>
    {
        var p = 10;
        foreach (var digit in n[..^1].Select(c => c - '0'))
        {
            var s = (p + digit) % 10 == 0 ? 10 : (p + digit) % 10;
            p = s * 2 % 11;
        }

        Assert.Equal(1, (p + n[^1] - '0') % 10);
    });

    [Fact]
    public void TryParse_OneDigitWrong_IsAlwaysCaught()
    {
        var missed = from number in Many
                     from at in Enumerable.Range(0, 15)
                     from digit in "0123456789"
                     where digit != number[at]
                     let wrong = number[..at] + digit + number[(at + 1)..]
                     where WorkOrderNumber.TryParse(wrong, out _)
                     select (number, wrong);

        Assert.Empty(missed);
    }

    // MOD 11,10 promises nearly all, not all: each position lets a few pairs through, so the share over all pairs of unequal neighbours is asked.
    [Fact]
    public void TryParse_NeighboursSwapped_IsCaughtAsOftenAsTheSystemPromises()
    {
        var swapped = (from number in Many
                       from at in Enumerable.Range(0, 14)
                       where number[at] != number[at + 1]
                       select number[..at] + number[at + 1] + number[at] + number[(at + 2)..]).ToArray();

        var missed = swapped.Count(s => WorkOrderNumber.TryParse(s, out _));

        Assert.True(missed < swapped.Length * 0.025, string.Create(CultureInfo.InvariantCulture, $"{missed} of {swapped.Length}"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("               ")]
    [InlineData("20260302000041")]
    [InlineData("2026030200004112")]
    [InlineData("-20260302000041")]
    [InlineData("+20260302000041")]
    [InlineData("2026 0302000041")]
    [InlineData("２０２６０３０２０００００１１")]
    [InlineData("abcdefghijklmno")]
    [InlineData("2026030200004.1")]
    public void TryParse_Junk_IsNoNumber(string? text)
    {
        Assert.False(WorkOrderNumber.TryParse(text, out var number));
        Assert.Equal(default, number);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1_000_000)]
    public void Compose_SequenceOutOfTheDay_Throws(int sequence) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkOrderNumber.Compose(new DateOnly(2026, 3, 2), sequence));

    [Fact]
    public void CompareTo_LaterDayOrSequence_ComesLater()
    {
        var first = WorkOrderNumber.Compose(new DateOnly(2026, 3, 2), 999_999);
        var second = WorkOrderNumber.Compose(new DateOnly(2026, 3, 3), 1);

        Assert.True(first < second && second > first && first <= second && second >= first);
    }

    [Fact]
    public void Json_NumberAndJunk_IsItsTextOrFails()
    {
        var number = WorkOrderNumber.Compose(new DateOnly(2026, 3, 2), 41);

        Assert.Equal(number, JsonSerializer.Deserialize<WorkOrderNumber>(JsonSerializer.Serialize(number)));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<WorkOrderNumber>("\"12345\""));
    }
}

using HotlineConsole.Pages.Orders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Orders;

public sealed class TypedNumberTests
{
    [Fact]
    public void Number_WithBlanksDashesAndFullWidthDigits_IsRead()
    {
        var plain = Samples.Number.ToString();
        foreach (var typed in new[] { plain, $" {plain} ", $"{plain[..8]}-{plain[8..]}", string.Concat(plain.Select(c => (char)(c - '0' + '０'))) })
        {
            Assert.Null(TypedNumber.Read(typed, out var number));
            Assert.Equal(Samples.Number, number);
        }
    }

    [Fact]
    public void Number_WithAnyOneDigitWrong_IsRefusedForItsCheckDigit()
    {
        var plain = Samples.Number.ToString();
        for (var i = 0; i < plain.Length; i++)
        {
            var wrong = plain.ToCharArray();
            wrong[i] = (char)('0' + ((wrong[i] - '0' + 1) % 10));
            Assert.Equal("Orders.Number.Check", TypedNumber.Read(new string(wrong), out _));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026030200000")]
    [InlineData("20260302000001x")]
    public void Number_OfAnotherLength_IsRefusedForThat(string? typed) => Assert.Equal("Orders.Number.Length", TypedNumber.Read(typed, out _));
}

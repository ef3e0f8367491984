using System.Text;
using HotlineConsole.Security.SecondFactors;
using ZXing;
using ZXing.Common;

namespace HotlineConsole.Tests.Security;

public sealed class TotpTests
{
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");

    // RFC 6238, appendix B, SHA1; the last six of its eight digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Code_OfTheStandardsExamples_IsTheirs(long seconds, string code) =>
        Assert.Equal(code, Totp.Code(Key, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Match_OneStepAround_NotMore(int away, bool matches)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1111111109);
        var step = Totp.StepAt(now) + away;
        Assert.Equal(matches ? step : null, Totp.Match(Key, Totp.Code(Key, step), now, last: 0));
        Assert.Null(Totp.Match(Key, Totp.Code(Key, step), now, last: step));
    }

    // RFC 4648, section 10, without padding.
    [Theory]
    [InlineData("f", "MY")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("foobar", "MZXW6YTBOI")]
    [InlineData("12345678901234567890", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")]
    public void Text_IsBase32(string bytes, string text) => Assert.Equal(text, Totp.Text(Encoding.ASCII.GetBytes(bytes)));

    [Fact]
    public void Picture_IsReadAsTheLink()
    {
        var link = Totp.Link(Key, "zhang.san+北京@x", "12345");
        var (path, side) = QrPath.Of(link);
        const int scale = 4;
        var (edge, bits) = (side * scale, new byte[side * scale * side * scale]);
        Array.Fill(bits, byte.MaxValue);
        foreach (var module in path.Split('M', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = module.Split('h')[0].Split(' ');
            var (left, top) = (int.Parse(at[0], System.Globalization.CultureInfo.InvariantCulture) * scale, int.Parse(at[1], System.Globalization.CultureInfo.InvariantCulture) * scale);
            for (var y = top; y < top + scale; y++)
            {
                bits.AsSpan((y * edge) + left, scale).Clear();
            }
        }

        var picture = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(bits, edge, edge, RGBLuminanceSource.BitmapFormat.Gray8)));
        Assert.Equal(link, new ZXing.QrCode.QRCodeReader().decode(picture, new Dictionary<DecodeHintType, object> { [DecodeHintType.TRY_HARDER] = true })?.Text);
    }
}

using System.Globalization;
using System.Text;
using QRCoder;

namespace HotlineConsole.Security.SecondFactors;

/// <summary>A text as a picture for telephones: the path of an SVG, a square of side 1 for each dark module.</summary>
internal static class QrPath
{
    public static (string Path, int Side) Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        var rows = code.ModuleMatrix; // with the white rim around it
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows.Count; x++)
            {
                if (rows[y][x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        return (path.ToString(), rows.Count);
    }
}

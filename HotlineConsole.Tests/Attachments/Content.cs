using System.IO.Compression;
using System.Text;

namespace HotlineConsole.Tests.Attachments;

/// <summary>Files of every kind, as small as they can be told by, and some that are not what they say.</summary>
internal static class Content
{
    public static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF"u8, 0, 1, 2, 3];
    public static readonly byte[] Png = [0x89, .. "PNG"u8, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8];

    /// <summary>A page that runs a script, with the beginning of a picture.</summary>
    public static readonly byte[] PngAndPage = [.. Png, .. "<html><script>alert(1)</script></html>"u8];

    public static readonly byte[] Page = "<!DOCTYPE html><script>alert(1)</script>"u8.ToArray();
    public static readonly byte[] Program = [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0];
    public static readonly byte[] Pdf = "%PDF-1.7\n%%EOF"u8.ToArray();
    public static readonly byte[] Text = Encoding.UTF8.GetBytes("路灯三天不亮。\r\n第二行\t。");

    public static byte[] Ftyp(string brand) => [0, 0, 0, 24, .. Encoding.ASCII.GetBytes("ftyp" + brand), 0, 0, 0, 0, .. "isommp42"u8];

    public static byte[] Riff(string kind) => [.. "RIFF"u8, 4, 0, 0, 0, .. Encoding.ASCII.GetBytes(kind)];

    public static byte[] Docx(params string[] more) => Zip(["[Content_Types].xml", "_rels/.rels", "word/document.xml", .. more]);

    public static byte[] Xlsx(params string[] more) => Zip(["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", .. more]);

    public static byte[] Zip(string[] names, int bytesOfEach = 100)
    {
        using var whole = new MemoryStream();
        using (var zip = new ZipArchive(whole, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                entry.Write(new byte[bytesOfEach]);
            }
        }

        return whole.ToArray();
    }
}

using HotlineConsole.Core.Attachments;
using HotlineConsole.Core.Standard;
using HotlineConsole.Tests.Security.Strings;

namespace HotlineConsole.Tests.Attachments;

[Clause("5.2.2.2")]
public sealed class AttachmentNameTests
{
    [Theory]
    [InlineData("现场 照片.JPG", "现场 照片.jpg")]
    [InlineData("../../etc/passwd.txt", "passwd.txt")]
    [InlineData("C:\\Users\\甲\\现场.jpg", "现场.jpg")]
    [InlineData("现场\u202Egpj.exe", "现场gpj.exe")]
    [InlineData("a\0b\r\nc.txt", "abc.txt")]
    [InlineData("a<b>|?*\":.txt", "a_b______.txt")]
    [InlineData("...hidden.txt", "hidden.txt")]
    [InlineData("没有后缀", "没有后缀")]
    [InlineData(".txt", "txt")]
    [InlineData("   ", null)]
    [InlineData("../", null)]
    [InlineData(null, null)]
    public void Clean_LeavesANameWithoutPathAndMarks(string? given, string? expected) => Assert.Equal(expected, AttachmentName.Clean(given));

    [Fact]
    public void Clean_ALongName_KeepsItsEnding()
    {
        var name = AttachmentName.Clean(new string('长', 500) + ".jpg")!;
        Assert.Equal(120, name.Length);
        Assert.EndsWith("长.jpg", name, StringComparison.Ordinal);
    }

    [Fact]
    public void Clean_EveryNastyString_IsTextWithoutPathOrControlsAndStaysAsItIs()
    {
        foreach (var nasty in NastyStrings.All)
        {
            if (AttachmentName.Clean(nasty + ".txt") is { } name)
            {
                Assert.True(Core.WorkOrders.CommandTexts.IsText(name), name);
                Assert.InRange(name.Length, 1, 120);
                Assert.DoesNotContain(name, c => char.IsControl(c) || "/\\<>:\"|?*".Contains(c, StringComparison.Ordinal));
                Assert.Equal(name, AttachmentName.Clean(name));
            }
        }
    }
}

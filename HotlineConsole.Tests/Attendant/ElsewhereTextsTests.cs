using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Texts;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Tests.Desks;

/// <summary>5.2.2.1 and the draft's 5.2.2.2: each kind of what is not taken has an answer of its own that says where it belongs.</summary>
public sealed class ElsewhereTextsTests
{
    [Theory, Clause("5.2.2.1"), Clause("D:5.2.2.2")]
    [InlineData(Elsewhere.OutsideRegion, "行政区域")] // 应受理诉求人本行政区域内的诉求
    [InlineData(Elsewhere.EmergencyNumber, "110", "119", "120", "122")]
    [InlineData(Elsewhere.LegalProcedure, "应通过或已进入", "诉讼", "仲裁", "纪检监察", "行政复议", "政府信息公开")]
    [InlineData(Elsewhere.Petition, "信访")]
    [InlineData(Elsewhere.Repeated, "正在办理或已经办结", "新情况", "新理由")]
    [InlineData(Elsewhere.SecretOrPrivate, "国家秘密", "商业秘密", "个人隐私")]
    [InlineData(Elsewhere.NobodysDuty, "职责范围")]
    public void AnswerText_OfEachDestination_SaysWhatTheStandardNames(Elsewhere destination, params string[] words)
    {
        var text = Words.InChinese[$"Attendant.Elsewhere.{destination}"];
        Assert.Equal([], words.Where(word => !text.Contains(word, StringComparison.Ordinal)));
        Assert.True(Words.InEnglish[$"Attendant.Elsewhere.{destination}"].Length > 40);
    }

    [Fact]
    public void Destinations_AreSeven() => Assert.Equal(7, Enum.GetValues<Elsewhere>().Length);
}

using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;

namespace HotlineConsole.Tests.Organizers;

public class PhrasesTests
{
    private static readonly Phrases Phrases = City.Load(City.ReadFolder).Phrases;

    [Theory, Clause("B.1.2")]
    [InlineData(null, "您好，请问您需要什么帮助？")]
    [InlineData("春节", "新年好！请问您需要什么帮助？")]
    [InlineData("元旦", "新年好！请问您需要什么帮助？")]
    [InlineData("国庆节", "节日好！请问您需要什么帮助？")]
    [InlineData("清明", "您好，请问您需要什么帮助？")]
    public void Greeting_ByFestival_IsTheStandardsSentence(string? festival, string sentence) =>
        Assert.Equal(sentence, Phrases.Greeting(festival).Text);

    [Fact, Clause("B.1.3.3")]
    public void WaitPrompt_After30Seconds_IsTheStandardsSentence() =>
        Assert.Equal("对不起，我正在为您查询，请您再稍等一下。", Assert.Single(Phrases.At("WaitOver30Seconds")).Text);

    [Fact, Clause("B.3.2")]
    public void Filled_SomeSlotsKnown_LeavesTheOthersVisible()
    {
        var phrase = Assert.Single(Phrases.At("ClaimantCheck"));

        var text = phrase.Filled(new Dictionary<string, string> { ["month"] = "5", ["day"] = "6" });

        Assert.Equal("本次联系您是为了详细核实一下您于5月6日通过12345市民服务热线反映过关于{subject}的问题。", text);
    }

    [Fact, Clause("B.1"), Clause("B.2"), Clause("B.3"), Clause("B.4")]
    public void All_EveryClauseOfAppendixB_HasAPhrase() => Assert.Equal(
        [
            "B.1.1", "B.1.2.1", "B.1.2.2", "B.1.2.3", "B.1.2.4", "B.1.3.1", "B.1.3.2", "B.1.3.3", "B.1.3.4", "B.1.4.1", "B.1.4.2",
            "B.2.1", "B.2.2", "B.3.1", "B.3.2", "B.3.3", "B.4.1", "B.4.2", "B.4.3", "B.4.4", "B.4.5", "B.4.6",
        ],
        Phrases.All.Select(p => p.Clause).Distinct());
}

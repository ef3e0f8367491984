using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Time;

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

    [Theory, Clause("B.1.2.1"), Clause("B.1.2.2"), Clause("B.1.2.3")]
    [InlineData("2026-01-01", "新年好！请问您需要什么帮助？")] // 元旦
    [InlineData("2026-02-17", "新年好！请问您需要什么帮助？")] // 春节
    [InlineData("2025-01-26", "您好，请问您需要什么帮助？")] // worked in place of a day of 春节
    [InlineData("2026-04-05", "您好，请问您需要什么帮助？")] // 清明节除外
    [InlineData("2026-05-01", "节日好！请问您需要什么帮助？")]
    [InlineData("2025-10-06", "节日好！请问您需要什么帮助？")] // 国庆节 and 中秋节
    [InlineData("2026-03-02", "您好，请问您需要什么帮助？")]
    public void Greeting_OfADay_IsByTheCitysCalendar(string day, string sentence)
    {
        var calendar = Support.Samples.Beijing.CalendarFiles.Aggregate(WorkingCalendar.Default(Support.Samples.Beijing.TimeZone), (all, file) =>
        {
            using var reader = new StreamReader(file);
            return all.With(CalendarFile.Read(reader, int.Parse(Path.GetFileNameWithoutExtension(file), System.Globalization.CultureInfo.InvariantCulture)).Year);
        });
        Assert.Equal(sentence, Phrases.GreetingOn(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), calendar).Text);
    }

    [Theory, Clause("B.1.3.1"), Clause("B.1.3.2"), Clause("B.1.3.4"), Clause("B.1.4.1"), Clause("B.1.4.2"), Clause("B.1.2.4")]
    [InlineData("AskToWait", "请稍等")]
    [InlineData("AskQuestion", "请问{question}")]
    [InlineData("AskFavour", "麻烦您{request}")]
    [InlineData("Recording", "请稍等，我帮您记录一下。")]
    [InlineData("Searching", "请稍等，我帮您查询一下。")]
    [InlineData("WaitEnded", "对不起/抱歉，让您久等了，帮您查询到的信息/电话是{answer}。")]
    [InlineData("BeforeClosing", "请问您还需要其他帮助吗？/请问您还有其他问题要反映吗？/请问您还有其他需要补充的吗？")]
    [InlineData("Closing", "感谢您的来电，再见。")]
    public void Phrases_OfAMoment_AreTheStandardsSentences(string moment, string sentences) => Assert.Equal(sentences, string.Join('/', Phrases.At(moment).Select(p => p.Text)));

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

    [Theory, Clause("B.4.1")]
    [InlineData("梁", "请问您是梁先生/女士吗？")]
    [InlineData("梁先生", "请问您是梁先生吗？")]
    [InlineData("欧阳女士", "请问您是欧阳女士吗？")]
    public void Claimant_WhoseFormOfAddressWasRecorded_IsAskedForByIt(string name, string asked) =>
        Assert.Contains(asked, Phrases.At("FollowUpOpening")[0].Filled(new Dictionary<string, string> { ["claimant"] = name }), StringComparison.Ordinal);
}

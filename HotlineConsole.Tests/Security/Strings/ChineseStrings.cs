namespace HotlineConsole.Tests.Security.Strings;

/// <summary>What people of a Chinese office type and paste, and what is hard about it: rare characters, full-width signs, look-alikes, dialect, signs that cannot be seen.</summary>
internal static class ChineseStrings
{
    public static readonly IReadOnlyList<string> All = [.. Rare(), .. Quoted(), .. FullWidth(), .. Variants(), .. Hidden(), .. Joined(), .. Formulas(), .. Mixed(), .. Offices(), .. Long()];

    // Extension A, B, C to G, compatibility characters, radicals, strokes; names that are really borne.
    private static IEnumerable<string> Rare() =>
    [
        .. ((string[])["㐂", "㐱", "㙍", "㛃", "㧑", "㭎", "㳚", "㴔", "㵑", "㸆", "䂮", "䃅", "䎃", "䏡", "䓛", "䓨", "䗛", "䗪", "䗴", "䜣", "䝙", "䢺", "䢼", "䣘", "䥽", "䲟", "䲠", "䲢", "䴓", "䴔", "䴖", "䴗", "䶮"]).Select(c => c + "某反映路灯不亮"),
        .. Enumerable.Range(0, 24).Select(i => char.ConvertFromUtf32(0x20000 + (i * 1_783)) + "女士来电"),
        .. ((int[])[0x2A700, 0x2B740, 0x2B820, 0x2CEB0, 0x2EBF0, 0x30000, 0x31350, 0x2F800]).Select(c => "住址：" + char.ConvertFromUtf32(c) + "里一号"),
        "\uF900\uF901", "⺀⺁⼀⼁", "㇀㇁㇂", "〇〡〢〣", "㈠㈡㊤㊥", "𠮷野家", "喆喆", "犇猋骉蟲", "𰻝𰻝面", "龘靐齉",
    ];

    private static IEnumerable<string> Quoted() =>
        from quotes in (string[])["“”", "‘’", "「」", "『』", "《》", "〈〉", "【】", "〔〕", "（）", "［］", "｛｝", "＂＂", "＇＇", "〝〞", "﹁﹂", "﹃﹄"]
        from text in (string[])[$"他说{quotes[0]}再不修就去路口{quotes[1]}", $"{quotes[1]}倒置{quotes[0]}", $"未闭合{quotes[0]}", $"{quotes[0]}{quotes[0]}嵌套{quotes[1]}{quotes[1]}"]
        select text;

    private static IEnumerable<string> FullWidth() =>
    [
        "＜ｓｃｒｉｐｔ＞ａｌｅｒｔ（１）＜／ｓｃｒｉｐｔ＞", "＆ｌｔ；", "１３８００００００００", "ｈｔｔｐ：／／ｘ．ｅｘａｍｐｌｅ", "　全角空格　", "ｶﾀｶﾅ", "％２０", "＼ｎ", "＃＄＠", "～！…—", "·•・", "〜～∼", "―—–-", "。．.", "，、,", "：﹕∶", "１，２３４．５６元",
    ];

    private static IEnumerable<string> Variants() =>
    [
        "供暖/供煖/供暄", "台湾 臺灣", "里裏裡", "发發髮", "干乾幹榦", "后後", "面麵", "户戶戸", "为為爲", "真眞", "吴吳呉", "强強", "黄黃", "青靑", "产産產", "囗口", "曰日", "己已巳", "戊戌戍", "未末", "土士", "丨|ｌ1I", "一－ー—", "ニ二", "卜ト", "エ工",
        "葛\U000E0100城", "辻\U000E0101", "直\uFE00", "骨\uFE01",
    ];

    private static IEnumerable<string> Hidden() =>
        from sign in (string[])["\u200B", "\u200C", "\u200D", "\u2060", "\uFEFF", "\u202E", "\u202D", "\u2067", "\u00AD", "\u3164", "\u2800", "\uFFA0", "\u034F"]
        from text in (string[])[$"热{sign}线", $"{sign}热线", $"热线{sign}", $"朝阳区{sign}{sign}建国路{sign}"]
        select text;

    private static IEnumerable<string> Joined() =>
    [
        "🧑‍🤝‍🧑夫妻", "👨‍👩‍👧一家三口", "🏠漏水💧💧", "🔥🔥着火", "👴🏻👵🏻老人多", "🇨🇳国庆", "😡😡😡投诉", "[微笑][发怒]", "①②③", "㎡㎏℃", "Ⅳ级", "№12345", "☎12345", "★☆", "㍿", "🈚🈶", "m² m\u00B2", "5‰",
    ];

    private static IEnumerable<string> Formulas() =>
        from start in (string[])["=", "+", "-", "@", "＝", "＋", "－", "＠"]
        from rest in (string[])["诉求合计(甲1:甲9)", "86 10 12345", "张先生", "不满意", "1-2号楼"]
        select start + rest;

    private static IEnumerable<string> Mixed() =>
    [
        "朝阳区 العربية 建国路", "שלום路灯", "北京\u202Ecod.exe", "路灯不亮<br>夜间看不清", "楼道灯&#39;坏了&#39;", "'; DELETE FROM 工单 --", "{{诉求}}", "${内容}", "{0}号楼{1}单元", "%s号楼", "<诉求>噪声</诉求>", "<!--投诉-->", "/*备注*/", "换\r\n行", "制\t表",
        "回车\r而已", "行\u2028分\u2029段", "垂直\v换页\f", "null先生", "无名氏", "匿名", "undefined小区", "0号", "负一层-1", "１２３４５", "12345 热线!@#$%^&*()", "C:\\用户\\文件", "\\\\服务器\\共享", "电话：010-12345转8", "微信号：a_b-c", "身份证110105",
    ];

    private static IEnumerable<string> Offices() =>
        from who in (string[])["物业", "居委会", "街道办事处", "城管", "热力公司"]
        from what in (string[])["“踢皮球”，至今未答复！！！", "说“已处理”——实际没人来过……", "答复：见附件①、②；", "（2026）京0105民初×号", "<未填写>", "同上〃", "见前单№1"]
        select who + what;

    private static IEnumerable<string> Long() =>
    [
        new string('诉', 10_000), string.Concat(Enumerable.Repeat("楼上漏水，物业不管。", 1_900)), new string('。', 5_000), string.Concat(Enumerable.Repeat("𠮷", 9_000)), string.Join('\n', Enumerable.Range(1, 2_000).Select(i => i + "、")), new string('　', 50) + "首行缩进",
    ];
}

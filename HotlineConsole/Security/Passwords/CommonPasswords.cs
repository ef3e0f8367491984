namespace HotlineConsole.Security.Passwords;

/// <summary>
/// What people choose first: words, names and rows of keys, alone or strung together, with figures and signs around them. Long passwords are seldom in a list
/// as they stand; they are made of what is in it, so that is what is looked for.
/// </summary>
internal static class CommonPasswords
{
    private static readonly string[] OwnWords = ["hotline", "12345", "热线", "市民", "接诉即办", "console", "rexian", "shimin", "jiesujiban"];

    private static readonly string[] Words =
    [.. """
        password passwort passw0rd pass word admin administrator root user guest login welcome letmein secret default test demo master changeme
        qwerty qwertz azerty asdfgh zxcvbn qwertyuiop asdfghjkl zxcvbnm qazwsx wsxedc edcrfv rfvtgb qweasd asdzxc zxcasd poiuyt lkjhgf mnbvcx
        iloveyou ilove loveyou love you forever baby honey sweet angel princess prince king queen lover darling kiss heart happy lucky smile
        monkey dragon tiger lion eagle panda horse rabbit snake rooster bunny kitty puppy fish bear wolf shark phoenix butterfly
        sunshine moon star summer winter spring autumn flower rose rainbow ocean river mountain thunder storm fire water snow light shadow
        football baseball basketball soccer hockey tennis golf player runner champion winner sport game gamer minecraft pokemon superman batman
        spiderman starwars matrix ninja samurai hunter ranger warrior soldier killer hacker wizard magic mustang ferrari porsche mercedes yamaha
        michael jordan daniel thomas jessica jennifer michelle nicole ashley charlie robert andrew joshua matthew anthony george william david
        james peter maria anna alex jack harry maggie ginger pepper cookie chocolate coffee banana orange apple cherry lemon peanut butter
        computer internet windows linux google facebook samsung iphone android server network system database oracle cisco microsoft office
        monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
        red blue green yellow black white silver golden purple freedom trustno one hello world abc abcd abcde abcdef abcdefg abcdefgh xyz
        woaini wo ai ni woaiwojia wojia aini nihao zhongguo beijing shanghai guangzhou shenzhen tianjin chongqing mima wodemima yonghu guanliyuan
        zhangwei wangwei wangfang liwei lina zhangmin lijing wangjing liuwei zhang wang li liu chen yang zhao huang zhou wu xu sun hu zhu gao lin
        guo luo song zheng liang xie tang han feng deng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lv ding ren shen
        baobei laopo laogong mama baba gege jiejie meimei didi pengyou aiqing xingfu kuaile facai gongxi xinnian shengri yiqi yongyuan
        tiantian baobao xiaoxiao xiaoming xiaohong doudou niuniu dandan lele huanhuan mengmeng feifei longlong shuaige meinv
        company work job money dollar bank house family friend school student teacher doctor police office manager service public city
        密码 管理员 北京 中国 我爱你 你好 测试 用户 登录 默认 一二三四五 一二三
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Distinct()];

    /// <summary>Whether it holds a word that everybody here knows.</summary>
    public static bool HasOwnWord(string password) => Array.Exists(OwnWords, word => password.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether nothing is left of it when what is common is taken away.</summary>
    public static bool Has(string password)
    {
        // From each place reached, on by every word that begins there; figures, signs and a letter said again cost nothing.
        var text = password.ToLowerInvariant();
        var reached = new bool[text.Length + 1];
        reached[0] = true;
        for (var at = 0; at < text.Length; at++)
        {
            if (!reached[at])
            {
                continue;
            }

            reached[at + 1] |= !char.IsLetter(text[at]) || (text.Length > 1 && text[at] == text[at == 0 ? 1 : at - 1]);
            foreach (var word in Words)
            {
                if (Begins(text.AsSpan(at), word))
                {
                    reached[at + word.Length] = true;
                }
            }
        }

        return reached[^1];
    }

    private static bool Begins(ReadOnlySpan<char> text, string word)
    {
        if (text.Length < word.Length)
        {
            return false;
        }

        for (var i = 0; i < word.Length; i++)
        {
            if (text[i] != word[i] && Undisguised(text[i]) != word[i])
            {
                return false;
            }
        }

        return true;
    }

    private static char Undisguised(char sign) => sign switch
    {
        '0' => 'o',
        '1' or '!' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' or '+' => 't',
        _ => sign,
    };
}

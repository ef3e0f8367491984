using System.Globalization;
using System.Text;

namespace HotlineConsole.Tests.Security.Strings;

/// <summary>Texts that break programs which take a text for something else: by families, made here.</summary>
internal static class NastyStrings
{
    public static readonly IReadOnlyList<string> All =
    [
        .. Spaces(), .. Controls(), .. Invisible(), .. Marks(), .. Scripts(), .. Numbers(), .. Words(), .. Queries(), .. Paths(), .. Shells(), .. Formats(),
        .. Documents(), .. Formulas(), .. Times(), .. Lines(), .. Names(), .. Encodings(), .. Pairs(), .. Patterns(), .. Lengths(),
    ];

    private static IEnumerable<string> Spaces() =>
        from space in (char[])['\t', '\n', '\v', '\f', '\r', ' ', '\u0085', '\u00A0', '\u1680', '\u2000', '\u2003', '\u2009', '\u200A', '\u2028', '\u2029', '\u202F', '\u205F', '\u3000']
        from text in (string[])[$"路{space}灯", $"x{space}{space}{space}y", $"{space}路灯", $"路灯{space}"]
        select text;

    // All that are not white and not NUL, which is refused.
    private static IEnumerable<string> Controls() =>
        from code in Enumerable.Range(1, 0x1F).Concat(Enumerable.Range(0x7F, 0x21))
        where !char.IsWhiteSpace((char)code)
        select $"灯{(char)code}灭";

    private static IEnumerable<string> Invisible() =>
        from sign in (string[])
        [
            "\u00AD", "\u034F", "\u061C", "\u115F", "\u17B4", "\u180E", "\u200B", "\u200C", "\u200D", "\u200E", "\u200F", "\u202A", "\u202B", "\u202C", "\u202D", "\u202E",
            "\u2060", "\u2061", "\u2066", "\u2067", "\u2068", "\u2069", "\u206A", "\uFE00", "\uFE0F", "\uFEFF", "\uFFF9", "\uFFFB", "\uFFFC", "\uFFFD", "\uFDD0",
            "\uE000", "\uF8FF", "\U000E0041", "\U000F0000", "\U0010FFFD", "\U0001FFFE",
        ]
        from text in (string[])[$"a{sign}b", sign + "end", "begin" + sign]
        select text;

    private static IEnumerable<string> Marks() =>
    [
        .. Enumerable.Range(1, 12).Select(n => "e" + string.Concat(Enumerable.Range(0, n * 4).Select(i => (char)(0x0300 + ((i * 7) % 0x6F))))),
        "e\u0301", "\u00E9", "\u1E9B\u0323", "\u212B", "A\u030A", "\uFB01", "ﬀ", "İ", "ı", "ẞ", "ß", "ǅ", "Ω", "\u03A9\u0301", "ﷺ", "\u0E33\u0E33\u0E33", "नमस्ते", "க்ஷ", "\u1100\u1161\u11A8",
    ];

    private static IEnumerable<string> Scripts() =>
    [
        "مرحبا بالعالم", "שלום עולם", "\u202Eevil.exe", "(\u202E)נכון(\u202C)", "Ζεύς", "Привет", "ไทยแลนด์", "日本語テキスト", "한국어", "ქართული", "አማርኛ", "ᚠᛇᚻ", "𝒯𝑒𝓍𝓉", "𓂀𓃰", "🅐🅑🅒", "ⅠⅡⅢ",
        "👩‍👩‍👧‍👦", "🏳️‍🌈", "🇨🇳", "👍🏽", "1️⃣", "🧑🏿‍🚒", "😀😁😂", "🫠🫡", "\U0001F468\u200D\U0001F9B3", "☠︎☠️",
    ];

    private static IEnumerable<string> Numbers() =>
    [
        "0", "-0", "+0", "00", "0x7F", "0b1", "1e309", "-1e309", "1E-400", "NaN", "Infinity", "-Infinity", "١٢٣", "１２３", "1_000", "1,000.00", "1.000,00", "∞", "½", "²", "9007199254740993",
        "2147483648", "-2147483649", "9223372036854775808", "-9223372036854775809", "340282366920938463463374607431768211456", "0.1e+1", ".5", "5.", "1..2", "--1", "$1", "￥1", "1%", "1;2",
        new string('9', 400), "0." + new string('0', 300) + "1",
    ];

    private static IEnumerable<string> Words() =>
    [
        "null", "NULL", "undefined", "nil", "None", "true", "false", "[object Object]", "this", "self", "constructor", "__proto__", "prototype", "hasOwnProperty", "toString", "eval", "default", "class",
        "admin", "root", "SYSTEM", "anonymous", "匿名", "无", "N/A", "n/a", "-", "--", "\\", "/", "//", "'", "''", "\"", "\"\"", "`", "```", "<", ">", "&", "&amp;", "&lt;b&gt;", "&#0;", "&#x41;", "&notanentity;",
        "{}", "[]", "()", "{{}}", "${}", "#{}", "%{}", "<%= %>", "{0}", "{1}{2}{3}", "{", "}", "{0", "0}", "{0:X}", "{name}", "%", "%%", "%s%s%s", "%n", "%99999d", "$&", "$1", "\\1", "\\u0041", "\\x41", "\\0",
    ];

    private static IEnumerable<string> Queries() =>
        from quote in (string[])["'", "\"", "')", "\"))", "'; ", "%' ", "\\'", "’"]
        from tail in (string[])["OR 1=1 --", "UNION SELECT * FROM Users --", "DROP TABLE Orders; --", "AND pg_sleep(1) --", "; PRAGMA writable_schema=1 --", "|| load_extension('x')", "OR title MATCH '*'", "/* x */"]
        select "x" + quote + tail;

    private static IEnumerable<string> Paths() =>
        from up in (string[])["../", "..\\", "%2e%2e%2f", "..%c0%af", "....//", "/", "file:///", "\\\\host\\"]
        from file in (string[])["etc/passwd", "data/hotline.db", "keys/audit.key", "appsettings.json", "con", "nul.txt"]
        select up + file;

    private static IEnumerable<string> Shells() =>
        from lead in (string[])["; ", "| ", "& ", "&& ", "|| ", "\n", "$(", "`", "> "]
        from what in (string[])["id", "touch x", "rm -rf x", "shutdown now"]
        select "a" + lead + what + (lead == "$(" ? ")" : lead == "`" ? "`" : "");

    private static IEnumerable<string> Formats() =>
    [
        "*", "?", "[a-z]", "_", "%_%", "a*b?", "\"a\" NEAR b", "a AND NOT", "title:x", "-a +b", "^", "a:*", "!a & b", "<->", "a <2> b", "(((", ")))", "*)(uid=*))(|(uid=*", "//*[1]", "' or '1'='1' /*", "{$ne: 1}", "||1==1",
        "{\"a\":1}", "[1,2", "{\"a\":\"\\ud800\"}", "--- !x\n- a: *b", "&a [*a,*a]", "a: b: c", "@attr", "#define", "// comment", "/* comment", "<!-- comment", "]]>", "<?php ?>", "#!/bin/sh", "\u001b[31mred\u001b[0m", "\u001b]0;title\u0007",
    ];

    private static IEnumerable<string> Documents() =>
    [
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///x\">]><x>&e;</x>", "<![CDATA[x]]>", "<a/>", "<w:t>x</w:t>", "a,b\"c\",d", "\"a\"\"b\"", "a;b\tc", "\r\n,\r\n", "%PDF-1.7", "PK\u0003\u0004", "GIF89a", "\u007fELF",
    ];

    private static IEnumerable<string> Formulas() =>
        from start in (string[])["=", "+", "-", "@", "\t=", "\r=", "=\t", "＝", "＋", "－", "＠", " ="]
        from rest in (string[])["1+1", "cmd|'/C calc'!A0", "HYPERLINK(\"http://x.example\",\"x\")", "SUM(A1:A9)"]
        select start + rest;

    private static IEnumerable<string> Times() =>
    [
        "0000-00-00", "9999-12-31T23:59:60Z", "1970-01-01", "2026-02-30", "24:00", "二〇二六年二月三十日", "12/31/69", "-0001-01-01", "2026-W54", "now", "昨天", "1e10",
    ];

    private static IEnumerable<string> Lines() =>
    [
        "a\r\nSet-Cookie: x=1", "a\nHTTP/1.1 200 OK\n\n<b>", "a\r\n\r\n<html>", "x\n[Error] forged line", "x\r[Information] forged", "\u2028forged\u2029", "a%0d%0ab", "x\ny\r\nz\rw", "\n\n\nx", "x\n\n\n",
    ];

    private static IEnumerable<string> Names() =>
        from name in (string[])["CON", "PRN", "AUX", "LPT1", "COM9", "desktop.ini", ".htaccess", "web.config", "thumbs.db", "~$x.docx"]
        from text in (string[])[name, name + ".txt"]
        select text;

    private static IEnumerable<string> Encodings() =>
    [
        "%00", "%u0041", "%E0%80%80", "%F0%9F%92%A9", "+ADw-b+AD4-", "=?utf-8?B?eA==?=", "=C3=A4", "&%23x41;", "\\u{1F4A9}", "ÃƒÂ©", "锟斤拷", "烫烫烫", "ï»¿", "\u00C3\u00A9", "xn--fiq228c", "データ％",
    ];

    private static IEnumerable<string> Pairs() =>
        from before in (int[])[0, 1, 2, 3, 7, 8, 15, 16, 31, 63, 127, 255, 4095]
        select new string('a', before) + "\U0001F600\U00020000";

    private static IEnumerable<string> Patterns() =>
    [
        new string('a', 60) + "!", new string('(', 500), new string('[', 500), string.Concat(Enumerable.Repeat("ab", 500)), string.Concat(Enumerable.Repeat("<b>", 300)), string.Concat(Enumerable.Repeat("\u202E\u202D", 200)),
        new string('@', 300), string.Join(' ', Enumerable.Repeat("词", 500)), new string('\u3000', 5) + "。", "http://" + new string('a', 2000) + ".example/",
    ];

    private static IEnumerable<string> Lengths() =>
        from length in (int[])[255, 256, 257, 1_023, 1_024, 1_025, 4_000, 4_096, 8_000, 20_000]
        select new StringBuilder(length).Append(length.ToString(CultureInfo.InvariantCulture)).Append('长', length - length.ToString(CultureInfo.InvariantCulture).Length).ToString();
}

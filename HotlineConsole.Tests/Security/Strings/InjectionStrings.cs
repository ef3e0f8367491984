using System.Net;

namespace HotlineConsole.Tests.Security.Strings;

/// <summary>Texts that would run as a script in a page which takes them for markup: tag x event x quoting x encoding, addresses, styles, and shapes that change when they are read twice.</summary>
internal static class InjectionStrings
{
    /// <summary>What each of them tries to call.</summary>
    public const string Call = "__xss()";

    public static readonly IReadOnlyList<string> All =
        [.. Events(), .. Addresses(), .. Scripts(), .. Vector(), .. Mutating(), .. Styles(), .. Frames(), .. Templates(), .. Comments(), .. Encoded()];

    private static IEnumerable<string> Events()
    {
        (string Tag, string Event)[] pairs =
        [
            ("img src=x", "onerror"), ("svg", "onload"), ("body", "onload"), ("video src=x", "onerror"), ("audio src=x", "onerror"), ("input autofocus", "onfocus"), ("details open", "ontoggle"), ("select autofocus", "onfocus"),
            ("textarea autofocus", "onfocus"), ("iframe", "onload"), ("object data=x", "onerror"), ("marquee", "onstart"), ("style", "onload"), ("link rel=stylesheet href=x", "onerror"), ("div style=animation-name:x", "onanimationstart"),
            ("p", "onmouseover"), ("a href=#", "onclick"), ("form", "onsubmit"), ("button", "onpointerenter"), ("video autoplay", "oncanplay"),
        ];
        string[] quotes = ["", "'", "\"", "`"];
        string[] closers = ["", "\">", "'>", "</title>", "</textarea>"];
        return from pair in pairs
               from quote in quotes
               from closer in closers
               select $"{closer}<{pair.Tag} {pair.Event}={quote}{Call}{quote}>";
    }

    private static IEnumerable<string> Addresses() =>
        from scheme in (string[])["javascript:", "JaVaScRiPt:", "java\tscript:", "java\nscript:", " javascript:", "&#106;avascript:", "javascript&colon;", "\u0001javascript:", "vbscript:", "data:text/html,<script>", "javascript://%0a"]
        from holder in (string[])["<a href=\"{0}\">x</a>", "<iframe src=\"{0}\">", "<form action=\"{0}\"><input type=submit>", "{0}", "<meta http-equiv=refresh content=\"0;url={0}\">", "<base href=\"{0}\">"]
        select holder.Replace("{0}", scheme + Call, StringComparison.Ordinal);

    private static IEnumerable<string> Scripts() =>
        from name in (string[])["script", "SCRIPT", "ScRiPt", "script\n", "script/x", "script src=data:,", "scr\u0000ipt".Replace("\0", "\u0001", StringComparison.Ordinal), "script type=module", "script nonce=''"]
        from before in (string[])["", "</script>", "\"'>", "-->", "]]>", "*/"]
        select $"{before}<{name}>{Call}</{name.Split('\n', '/', ' ')[0]}>";

    private static IEnumerable<string> Vector() =>
    [
        $"<svg><script>{Call}</script></svg>", $"<svg><animate onbegin={Call} attributeName=x dur=1s>", $"<svg><a xlink:href='javascript:{Call}'><text y=20>x</text></a></svg>", $"<svg><use href='data:image/svg+xml,<svg id=x onload={Call}>#x'/>",
        $"<svg><foreignObject><img src=x onerror={Call}></foreignObject></svg>", $"<svg><set attributeName=href to='javascript:{Call}'>", $"<svg><style><img src=x onerror={Call}></style></svg>", $"<svg><title><img src=x onerror={Call}></title></svg>",
        $"<math><mi xlink:href='javascript:{Call}'>x</mi></math>", $"<math href='javascript:{Call}'>x</math>", $"<svg/onload={Call}>", $"<svg\fonload={Call}>", $"<svg\u000bonload={Call}>",
    ];

    private static IEnumerable<string> Mutating() =>
    [
        $"<noscript><p title=\"</noscript><img src=x onerror={Call}>\">", $"<math><mtext><table><mglyph><style><img src=x onerror={Call}>", $"<form><math><mtext></form><form><mglyph><style></math><img src=x onerror={Call}>",
        $"<svg></p><style><a id=\"</style><img src=x onerror={Call}>\">", $"<table><td><svg><desc><td><img src=x onerror={Call}>", $"<listing>&lt;img src=x onerror={Call}&gt;</listing>", $"<xmp><p title=\"</xmp><img src=x onerror={Call}>\">",
        $"<textarea><p title=\"</textarea><img src=x onerror={Call}>\">", $"<select><template><img src=x onerror={Call}></template></select>", $"<a title=\"`<img src=x onerror={Call}>`\">", $"<style>@import'x';</style><img src=x onerror={Call}>",
        $"<<img src=x onerror={Call}//", $"<img src=x onerror={Call} x", $"<img/src=x/onerror={Call}>", $"<img src onerror={Call}>", $"<x/onclick={Call}>x", $"<br><!--><img src=x onerror={Call}>--!>",
    ];

    private static IEnumerable<string> Styles() =>
    [
        $"x\" style=\"background:url(javascript:{Call})", $"<div style=\"width:expression({Call})\">", $"<div style=\"background-image:url('javascript:{Call}')\">", $"</style><script>{Call}</script>", $"<style>*{{background:url(javascript:{Call})}}</style>",
        $"red;}}</style><img src=x onerror={Call}>", $"<link rel=stylesheet href=\"data:text/css,*{{}}\" onload={Call}>", $"<div style=\"-moz-binding:url(x#{Call})\">", $"\\3c img src=x onerror={Call}\\3e ",
    ];

    private static IEnumerable<string> Frames() =>
    [
        $"<iframe srcdoc=\"<script>parent.{Call}</script>\"></iframe>", $"<iframe srcdoc='&lt;script&gt;parent.{Call}&lt;/script&gt;'></iframe>", $"<embed src=\"javascript:{Call}\">", $"<object data=\"data:text/html,<script>parent.{Call}</script>\"></object>",
        $"<frameset onload={Call}>", $"<portal src=\"javascript:{Call}\">", $"<dialog open onclose={Call}><form method=dialog><button autofocus>", $"<template><script>{Call}</script></template>", $"<slot name=x onslotchange={Call}>",
    ];

    private static IEnumerable<string> Templates() =>
        from shape in (string[])["{{{{{0}}}}}", "${{{0}}}", "#{{{0}}}", "<%= {0} %>", "@{{ {0} }}", "@({0})", "[[{0}]]", "{{{{constructor.constructor('{0}')()}}}}", "{{% {0} %}}", "`${{{0}}}`", "');{0}//", "\");{0}//", "\\\");{0}//", "';{0};'", "-{0}-", "\u2028{0}//"]
        select string.Format(System.Globalization.CultureInfo.InvariantCulture, shape, Call);

    // The framework finds the components of a page by its comments: a text that looks like one must stay a text.
    private static IEnumerable<string> Comments() =>
        from marker in (string[])
        [
            "<!--Blazor:{\"type\":\"server\",\"prerenderId\":\"x\",\"sequence\":0,\"descriptor\":\"x\"}-->", "<!--Blazor:{\"prerenderId\":\"x\"}-->", "<!--Blazor-Server-Component-State:x-->", "<!--Blazor-Web-Initializers:W10=-->", "<!--bl:1-->", "<!--/bl:1-->",
            "<!--Blazor:{\"type\":\"webassembly\",\"assembly\":\"x\",\"typeName\":\"x\"}-->", "<!--[if IE]>", "<![endif]-->", "<!---->", "--!>",
        ]
        from rest in (string[])["", $"<img src=x onerror={Call}>", $"--><script>{Call}</script>"]
        select marker + rest;

    private static IEnumerable<string> Encoded()
    {
        var plain = $"<img src=x onerror={Call}>";
        return
        [
            WebUtility.HtmlEncode(plain), WebUtility.HtmlEncode(WebUtility.HtmlEncode(plain)), Uri.EscapeDataString(plain), Uri.EscapeDataString(Uri.EscapeDataString(plain)), string.Concat(plain.Select(c => $"&#{(int)c};")), string.Concat(plain.Select(c => $"&#x{(int)c:x}")),
            string.Concat(plain.Select(c => $"\\u{(int)c:x4}")), string.Concat(plain.Select(c => $"\\x{(int)c:x2}")), string.Concat(plain.Select(c => $"%u{(int)c:x4}")), plain.Replace("<", "+ADw-", StringComparison.Ordinal), plain.Replace('<', '＜').Replace('>', '＞'),
            plain.Replace("<", "\u00BC", StringComparison.Ordinal), plain.Replace("i", "ı", StringComparison.Ordinal), plain.ToUpperInvariant(), Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(plain)), "\uFEFF" + plain, plain.Replace(" ", "\u00A0", StringComparison.Ordinal),
        ];
    }
}

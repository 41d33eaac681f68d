#include "circulate/single_file.h"

#include <catch2/catch.hpp>

namespace plansite {

namespace {

const std::string page = "consultations/x/whole.html";

// A site with one page, the rest of which is what such a page may need.
Output site_with(const std::string& html) {
    Output site;
    site.files = {{"assets/form.js", "let a = '</script><!--';\n"},
                  {"assets/icon.svg", "<svg/>"},
                  {"assets/site.css", "a{background:url(icon.svg)}b{background:url('http://e.org/x')}"},
                  {"consultations/x/plan b.png", "PNG"},
                  {page, html}};
    return site;
}

} // namespace

TEST_CASE("a page takes in all it needs, and a policy lets in nothing else") {
    const std::string html = R"(<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'">
<title>A &amp; B</title>
<link rel="stylesheet" href="../../assets/site.css" media="screen">
<link rel="alternate" type="application/atom+xml" href="../../updates.atom" title="Updates">
<link rel="icon" href="../../assets/icon.svg" type="image/svg+xml">
<script src="../../assets/form.js" defer></script>
</head>
<body>
<p><img src="plan%20b.png" alt="A plan" srcset="x.png 2x"> <img src="gone.png" alt="A &lt; B"></p>
<form id="response" data-reference=""></form>
</body>
</html>
)";
    CHECK(single_file(site_with(html), page, "") == R"(<!doctype html>
<html lang="en-GB">
<head>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-9biM0VpLKxMcrrEazCG1iV3Rmm16mz9XlgCf5E7Rn4c='; style-src 'sha256-Z/hCehZ9KlxZOkjDxqNxn9K9wViQKhJ7NYMmzxE1kj0='; img-src data:; font-src data:; form-action 'none'; base-uri 'none'">

<meta charset="utf-8">

<title>A &amp; B</title>
<style media="screen">a{background:url("data:image/svg+xml;base64,PHN2Zy8+")}b{background:url("data:,")}</style>

<link rel="icon" type="image/svg+xml" href="data:image/svg+xml;base64,PHN2Zy8+">

</head>
<body>
<p><img alt="A plan" src="data:image/png;base64,UE5H"> A &lt; B</p>
<form id="response" data-reference=""></form>
<script>let a = '<\/script><\!--';
</script>
</body>
</html>
)");
}

TEST_CASE("links stay within the file, or lead to the site where its address is known") {
    const std::string html = R"(<head></head><body>
<nav><a href="../../index.html">Home</a></nav>
<nav><a href="#here">Here</a> <a href="../../index.html">Home</a></nav>
<a id="here" class="n" href="whole.html#here">1</a>
<a href="index.html" rel="up" aria-current="true">not here</a>
<a href="../../plans/a%20b.html#x">a plan</a>
<a href="https://example.org/?a=1&amp;b=2">out</a> <a href="mailto:a@example.org">mail</a>
</body>)";
    const std::string head =
        "<head>\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        "script-src 'none'; style-src 'none'; img-src data:; font-src data:; form-action "
        "'none'; base-uri 'none'\">\n</head><body>\n";
    CHECK(single_file(site_with(html), page, "") == head + R"(
<nav><a href="#here">Here</a> <span>Home</span></nav>
<a id="here" class="n" href="#here">1</a>
<span>not here</span>
<span>a plan</span>
<a href="https://example.org/?a=1&amp;b=2">out</a> <a href="mailto:a@example.org">mail</a>
</body>)");
    CHECK(single_file(site_with(html), page, "https://e.org/") ==
          head + R"(<nav><a href="https://e.org/index.html">Home</a></nav>
<nav><a href="#here">Here</a> <a href="https://e.org/index.html">Home</a></nav>
<a id="here" class="n" href="#here">1</a>
<a rel="up" aria-current="true" href="https://e.org/consultations/x/index.html">not here</a>
<a href="https://e.org/plans/a%20b.html#x">a plan</a>
<a href="https://example.org/?a=1&amp;b=2">out</a> <a href="mailto:a@example.org">mail</a>
</body>)");
}

TEST_CASE("a recipient's reference is put into the form") {
    CHECK(with_reference("<form data-reference=\"\" data-x=\"\">", "HH-001-K7") ==
          "<form data-reference=\"HH-001-K7\" data-x=\"\">");
    CHECK(with_reference("<form data-reference=\"\">", "\"><script>") ==
          "<form data-reference=\"&#34;&gt;&lt;script&gt;\">");
    CHECK(with_reference("<p>no form</p>", "HH-001-K7") == "<p>no form</p>");
}

} // namespace plansite

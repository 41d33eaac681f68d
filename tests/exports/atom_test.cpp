#include "exports/atom.h"

#include <catch2/catch.hpp>

namespace plansite {

TEST_CASE("a feed is written whole, with absolute addresses") {
    const Feed feed{.id = "tag:example.org,2008:news",
                    .title = "News & \"views\"",
                    .subtitle = "Of <all> plans",
                    .self_address = "https://example.org/news.atom?a=1&b=2",
                    .alternate_address = "https://example.org/news.html",
                    .author = "Example Council",
                    .updated = *make_date(2008, 9, 30),
                    .entries = {{.id = "tag:example.org,2008:news/2",
                                 .title = "Zoë’s school",
                                 .address = "https://example.org/news/2.html",
                                 .updated = *make_date(2008, 9, 30),
                                 .author = "O'Neill",
                                 .content = "<p>Fish &amp; chips</p>\n<p>]]></p>"},
                                {.id = "urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a",
                                 .title = "",
                                 .address = "https://example.org/news/1.html",
                                 .updated = *make_date(2007, 1, 2)}}};
    CHECK(atom_of(feed) == R"xml(<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>tag:example.org,2008:news</id>
  <title>News &amp; &#34;views&#34;</title>
  <subtitle>Of &lt;all&gt; plans</subtitle>
  <link rel="self" type="application/atom+xml" href="https://example.org/news.atom?a=1&amp;b=2"/>
  <link rel="alternate" type="text/html" href="https://example.org/news.html"/>
  <updated>2008-09-30T00:00:00Z</updated>
  <author><name>Example Council</name></author>
  <generator>plansite</generator>
  <entry>
    <id>tag:example.org,2008:news/2</id>
    <title>Zoë’s school</title>
    <link rel="alternate" type="text/html" href="https://example.org/news/2.html"/>
    <updated>2008-09-30T00:00:00Z</updated>
    <author><name>O&#39;Neill</name></author>
    <content type="html">&lt;p&gt;Fish &amp;amp; chips&lt;/p&gt;
&lt;p&gt;]]&gt;&lt;/p&gt;</content>
  </entry>
  <entry>
    <id>urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a</id>
    <title></title>
    <link rel="alternate" type="text/html" href="https://example.org/news/1.html"/>
    <updated>2007-01-02T00:00:00Z</updated>
  </entry>
</feed>
)xml");
}

TEST_CASE("a feed without entries and addresses, of what XML cannot hold, is well-formed") {
    const Feed feed{.id = "tag:example.org,2008:news",
                    .title = std::string("a\x01z\x7F \xEF\xBF\xBE \xEF\xBF\xBF \xED\xA0\x80 \xC3", 18),
                    .author = std::string("\0\t", 2),
                    .updated = *make_date(1, 2, 3)};
    CHECK(atom_of(feed) == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                           "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n"
                           "  <id>tag:example.org,2008:news</id>\n"
                           "  <title>a\uFFFDz\x7F \uFFFD \uFFFD \uFFFD\uFFFD\uFFFD \uFFFD</title>\n"
                           "  <updated>0001-02-03T00:00:00Z</updated>\n"
                           "  <author><name>\uFFFD\t</name></author>\n"
                           "  <generator>plansite</generator>\n"
                           "</feed>\n");
}

} // namespace plansite

#include "circulate/plain_text.h"

#include <catch2/catch.hpp>

namespace plansite {

TEST_CASE("a page as text") {
    CHECK(plain_text(R"(<head><title>No</title></head><body><header>No</header>
<main id="main"><nav>No</nav>
<h1>A &amp; B: what schools are asked in a longer title</h1>
<p class="lead">One <em>paragraph</em>,
over <a href="other.html">two</a> lines, with <a href="https://example.org/">an address</a>.<br>And a break.</p>
<h2 id="1"><a class="number" href="#1">1.</a> Why</h2>
<p>The Local Authority (<abbr title="Local Authority">LA</abbr>) and an <abbr title="Advanced Skills Teacher">AST</abbr>.</p>
<h3>Third</h3>
<ul><li>one item that is so long that it needs two lines</li><li>with<ul><li>another inside</li></ul></li></ul>
<ol start="3"><li><p>First part.</p><p>Second part.</p></li><li>Fourth</li></ol>
<ol class="numbered"><li class="numbered"><a class="number" href="#i">(i)</a> its own number</li></ol>
<blockquote><p>Quoted words that go on for more than a line.</p></blockquote>
<dl><div><dt>Closes</dt><dd>Friday 3 December</dd></div><dt></dt><dd>alone</dd></dl>
<pre><code>as  it
 is</code></pre>
<p hidden>No</p><p><span aria-hidden="true">✓</span> included <img src="a.png" alt="A map"><svg><text>No</text></svg></p>
<button>No</button><script>No</script>
</main><footer>No</footer></body>)",
                     40) == R"(A & B: what schools are asked in a
longer title
==================================

One paragraph, over two lines, with an
address <https://example.org/>.
And a break.

1. Why
------

The Local Authority (LA) and an AST
(Advanced Skills Teacher).

Third

- one item that is so long that it needs
  two lines
- with
  - another inside

3. First part.

   Second part.

4. Fourth

  (i) its own number

> Quoted words that go on for more than
> a line.

Closes:
  Friday 3 December
  alone

as  it
 is

included [A map]
)");
}

TEST_CASE("a form as text has blanks and boxes") {
    CHECK(plain_text(R"(<main><form><fieldset><legend>Question 1</legend><p>Do you agree?</p>
<label><input type="radio" name="a" value="yes"> Yes</label> <label><input type="radio" name="a"> No</label>
<label><input type="radio" name="a">
 Not sure, but rather yes</label>
<p><label for="n">Name</label> <input id="n" type="text"></p><textarea></textarea>
<input type="hidden" value="x"><button>Save</button></fieldset></form></main>)",
                     50) == R"(Question 1

Do you agree?

[ ] Yes [ ] No [ ] Not sure, but rather yes

Name ______________________________

__________________________________________________
__________________________________________________
__________________________________________________
)");
}

TEST_CASE("tables stand in columns where they fit, and otherwise in blocks") {
    const std::string head =
        R"(<main><table><caption>Fees</caption><thead><tr><th>Service</th><th class="number">Cost</th></tr></thead><tbody>)";
    const std::string end = "</tbody></table></main>";
    CHECK(plain_text(head + R"(<tr><th colspan="2">Advice</th></tr>
<tr><th>Visits</th><td class="number">£1,800</td></tr><tr><th>Calls</th><td class="number">£90</td></tr>)" +
                         end,
                     40) == R"(Fees

Service    Cost
-------  ------
Advice:
Visits   £1,800
Calls       £90
)");
    CHECK(plain_text(head + R"(<tr><th colspan="2">Advice</th></tr>
<tr><th>Visits of an adviser to the school, three times</th><td>£1,800</td></tr>
<tr><th><ul><li>Calls<ul><li>by telephone, at any hour of the day</li></ul></li></ul></th><td><span class="unknown">blank</span></td></tr>)" +
                         end,
                     40) == R"(Fees

* Advice

Service: Visits of an adviser to the
  school, three times
Cost: £1,800

Service:
  - Calls
    - by telephone, at any hour of the
      day
)");
}

TEST_CASE("lines are as long as they may be") {
    CHECK(wrapped("", 5).empty());
    CHECK(wrapped(" a  b\n", 5) == std::vector<std::string>{"a b"});
    CHECK(wrapped("ab cd ef", 5) == std::vector<std::string>{"ab cd", "ef"});
    CHECK(wrapped("éé éé ab", 5) == std::vector<std::string>{"éé éé", "ab"});
    CHECK(wrapped("a longerthanfive b", 5) == std::vector<std::string>{"a", "longerthanfive", "b"});
}

} // namespace plansite

#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plansite {

// A tag or a stretch of text of a finished page; everything is borrowed from the page. The pages are our own:
// well-formed, attributes quoted. What is not is taken as text, never lost.
struct MarkupToken {
    enum class Kind : std::uint8_t { text, opening, closing, other }; // other: doctype and comments
    Kind kind = Kind::text;
    std::string_view raw;                                                  // as it stands in the page
    std::string_view name;                                                 // of a tag
    std::vector<std::pair<std::string_view, std::string_view>> attributes; // values without quotes, escaped

    bool opens(std::string_view tag) const { return kind == Kind::opening && name == tag; }
    bool closes(std::string_view tag) const { return kind == Kind::closing && name == tag; }
    bool has(std::string_view attribute) const;
    // The value with its character references turned back; empty where there is no such attribute.
    std::string value(std::string_view attribute) const;
};

// Takes a page apart. What `script` and `style` hold is one text. The texts of all tokens are the page.
std::vector<MarkupToken> markup_tokens(std::string_view html);

// An element or a text, with what it holds.
struct MarkupNode {
    const MarkupToken* token = nullptr; // null: the root
    std::vector<MarkupNode> children;

    bool is_text() const { return token && token->kind == MarkupToken::Kind::text; }
    std::string_view name() const { return token && !is_text() ? token->name : std::string_view(); }
};

// The tree of the tokens, which must outlive it. A closing tag ends what is open inside its element; one that
// fits nothing is ignored.
MarkupNode markup_tree(const std::vector<MarkupToken>& tokens);

// True where an element has neither content nor a closing tag: br, img, ...
bool is_void_element(std::string_view name);

// The text with its character references turned back: the five of HTML, nbsp, and those by number.
std::string unescaped(std::string_view text);

} // namespace plansite

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// The door to libxml2's HTML parser. It is used for its events only: no tree is made, so depth costs nothing.

namespace plansite {

using HtmlAttributes = std::vector<std::pair<std::string, std::string>>; // names in lower case

// The value of an attribute; empty where there is none.
std::string_view attribute_of(const HtmlAttributes& attributes, std::string_view name);

// What is told of HTML, in its order: tags that open and close, also those that are only implied, and texts
// in UTF-8 with references turned into characters.
class HtmlListener {
public:
    virtual ~HtmlListener() = default;
    virtual void open(std::string_view name, const HtmlAttributes& attributes) = 0;
    virtual void close(std::string_view name) = 0;
    virtual void text(std::string_view text) = 0;
    // True where nothing more needs to be told.
    virtual bool done() const { return false; }
};

enum class HtmlEnd : std::uint8_t { good, too_deep, too_many_attributes };

// Reads HTML as browsers do, without fetching anything. What is not UTF-8 is read in the encoding that it
// declares, or as ISO-8859-1. Tags nest 500 deep and have 1,000 attributes at most: for more the parser would
// take for ever.
HtmlEnd read_html(std::string_view bytes, HtmlListener& listener);

} // namespace plansite

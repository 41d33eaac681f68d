#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

// Names for places on a page.

namespace plansite {

// The text as ASCII letters, digits and single hyphens, in lower case, accents taken off, not much longer
// than a line. "section" where nothing of it remains.
std::string slug(std::string_view text);

// The anchor of a number as printed: "3.1(ii)" gives "3.1-ii". Made of letters, digits, dots and hyphens.
std::string number_anchor(std::string_view number);

// The anchors of one text.
class Anchors {
public:
    // `wanted`, or where it is taken `wanted-2`, `wanted-3` … From now on it is taken.
    std::string unique(std::string wanted);

    bool holds(const std::string& anchor) const { return taken_.count(anchor) != 0; }

private:
    std::unordered_map<std::string, int> taken_; // and the last number tried for it
};

} // namespace plansite

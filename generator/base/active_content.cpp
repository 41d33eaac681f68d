#include "base/active_content.h"

#include "base/ascii.h"
#include "base/control_characters.h"
#include "base/media_type.h"
#include "base/text.h"

#include <algorithm>

namespace plansite {

namespace {

// Whether there is an attribute that begins with "on", as those do that hold a script: `onload =`.
bool has_handler(std::string_view svg) {
    const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    for (std::size_t at = svg.find("on"); at != svg.npos; at = svg.find("on", at + 1)) {
        if (at == 0 || !is_space(svg[at - 1])) continue;
        std::size_t end = at;
        while (end < svg.size() && is_letter_or_digit(svg[end])) ++end;
        while (end < svg.size() && is_space(svg[end])) ++end;
        if (end < svg.size() && svg[end] == '=') return true;
    }
    return false;
}

// A script may be an element with or without a prefix, an attribute, an address, HTML within the picture, a
// style sheet in XSLT or another picture. Declarations, characters given by their numbers and other encodings
// could hide one.
bool is_active_svg(std::string_view bytes) {
    constexpr std::string_view signs[] = {"<script",    ":script",        "javascript", "foreignobject",
                                          "1999/xhtml", "<?xml-",         "<!entity",   "<!attlist",
                                          "&#",         "data:image/svg", "data:text/", "data:application/x"};
    if (first_invalid_utf8(bytes) || first_control_character(bytes)) return true;
    const std::string svg = lower_ascii(bytes);
    return has_handler(svg) || std::any_of(std::begin(signs), std::end(signs),
                                           [&](std::string_view sign) { return svg.find(sign) != svg.npos; });
}

} // namespace

bool is_active_content(std::string_view path, std::string_view bytes) {
    const std::string_view type = media_type(path);
    if (type == "image/svg+xml") return is_active_svg(bytes);
    return type == unknown_media_type || type.starts_with("text/html") ||
           type.starts_with("text/javascript") || type == "application/xml" || type.find("+xml") != type.npos;
}

} // namespace plansite

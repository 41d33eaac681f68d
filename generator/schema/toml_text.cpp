#include "schema/toml_text.h"

#include "base/control_characters.h"

#include <fmt/format.h>

namespace plansite {

std::string toml_text(std::string_view text) {
    std::string out = "\"";
    for (const char c : without_control_characters(text)) {
        if (c == '"' || c == '\\')
            out += {'\\', c};
        else if (static_cast<unsigned char>(c) < 0x20)
            out += fmt::format("\\u{:04X}", unsigned(c));
        else
            out += c;
    }
    return out + '"';
}

} // namespace plansite

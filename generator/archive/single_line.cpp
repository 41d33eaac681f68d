#include "archive/single_line.h"

#include "base/text.h"

namespace plansite {

std::string single_line(std::string_view text) {
    std::string plain(text);
    for (const std::string_view separator :
         {"\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"}) // U+0085, 2028, 2029
        plain = replaced(plain, separator, " ");
    std::string out;
    for (const char c : plain) {
        const bool blank = static_cast<unsigned char>(c) <= ' ' || c == '\x7F';
        if (!blank)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    return std::string(trimmed(out));
}

} // namespace plansite

#include "circulate/reference.h"

#include "base/ascii.h"

#include <charconv>
#include <fmt/format.h>

namespace plansite {

namespace {

char capital(char c) {
    return is_lower(c) ? char(c - 'a' + 'A') : c;
}

// The remainder by 97 of the signs taken as a number (as in ISO 7064, letters being 10 to 35), as one of
// twenty letters and one of five digits. It differs where one sign differs or two neighbours are exchanged.
std::string check_signs(std::string_view text) {
    constexpr std::string_view letters = "ABCDEFGHJKLMNPRTUVWX", digits = "34679";
    unsigned remainder = 0;
    for (const char c : text) {
        if (c == '-') continue;
        const bool digit = is_digit(c);
        const unsigned value = digit ? unsigned(c - '0') : unsigned(c - 'A') + 10;
        remainder = (remainder * (digit ? 10 : 100) + value) % 97;
    }
    remainder = remainder * 100 % 97; // as if two digits followed
    return {letters[remainder / digits.size()], digits[remainder % digits.size()]};
}

} // namespace

std::string reference_prefix(std::string_view consultation) {
    std::string initials;
    bool begins = true;
    for (const char c : consultation) {
        if (begins && is_letter(c)) initials += capital(c);
        begins = c == '-' || c == '.';
    }
    for (const char c : consultation) // one word: its first letters
        if (initials.size() == 1 && is_letter(c) && capital(c) != initials.front()) initials += capital(c);
    return (initials + "XX").substr(0, 2);
}

std::string make_reference(std::string_view prefix, unsigned number) {
    const std::string body = fmt::format("{}-{:03}", prefix, number);
    return body + "-" + check_signs(body);
}

std::optional<unsigned> reference_number(std::string_view prefix, std::string_view reference) {
    if (!reference.starts_with(prefix) || reference.size() < prefix.size() + 2) return {};
    unsigned number = 0;
    const char* const begin = reference.data() + prefix.size() + 1;
    std::from_chars(begin, reference.data() + reference.size(), number);
    if (number == 0 || make_reference(prefix, number) != reference) return {};
    return number;
}

} // namespace plansite

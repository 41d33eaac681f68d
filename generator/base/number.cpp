#include "base/number.h"

#include <fmt/format.h>

namespace plansite {

std::string fixed(double number, int decimals) {
    return fmt::format("{:.{}f}", number, decimals);
}

std::string plain_number(double number) {
    std::string out = fixed(number, 4);
    out.erase(out.find_last_not_of('0') + 1);
    if (out.back() == '.') out.pop_back();
    if (out == "-0") return "0";
    return out[0] == '-' ? "−" + out.substr(1) : out;
}

} // namespace plansite

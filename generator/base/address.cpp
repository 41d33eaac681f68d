#include "base/address.h"

namespace plansite {

std::string relative_address(std::string_view from, std::string_view to) {
    const auto page = to.substr(0, to.find('#'));
    if (page == from) {
        if (page.size() < to.size()) return std::string(to.substr(page.size()));
        return std::string(page.substr(page.rfind('/') + 1)); // npos + 1 is 0
    }
    std::size_t shared = 0; // bytes of the folders that both have
    for (std::size_t i = 0; i < from.size() && i < to.size() && from[i] == to[i]; ++i)
        if (from[i] == '/') shared = i + 1;
    std::string out;
    for (const char c : from.substr(shared))
        if (c == '/') out += "../";
    return out.append(to.substr(shared));
}

} // namespace plansite

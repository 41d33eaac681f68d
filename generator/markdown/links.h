#pragma once

#include <cstdint>
#include <string>
#include <string_view>

// Where a link leads, judged by its address alone. The list of what is allowed is here and nowhere else.

namespace plansite {

enum class AddressKind : std::uint8_t {
    reference, // activity:1.3
    path,      // appendix-1.md
    anchor,    // #3.1
    web,       // https:, http:, mailto:, tel:
    refused,   // anything else
};

// The kind of an address as the parser gives it, entities and escapes already decoded.
AddressKind kind_of_address(std::string_view address);

// What stands before the first colon, where that is a scheme (letters, digits, + - .); empty otherwise.
std::string_view scheme_of(std::string_view address);

// Appends an address to a quoted attribute: what an address cannot hold is percent-encoded, the rest escaped.
void append_address(std::string& out, std::string_view address);

} // namespace plansite

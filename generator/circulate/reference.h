#pragma once

#include <optional>
#include <string>
#include <string_view>

// The references by which answers find their recipient again: "HH-023-K7". Initials of the consultation, a
// number, and two signs that are reckoned from both, so that a slip of the pen is found. They are read out on
// the telephone and copied by hand, so letters that look like others are not among the two. A reference is no
// secret and proves nothing: it only sorts.

namespace plansite {

// Two letters for a consultation: the initials of the first two words of its id ("harrow-hsip-2010" is "HH").
std::string reference_prefix(std::string_view consultation);

// The reference of a number, which counts from 1.
std::string make_reference(std::string_view prefix, unsigned number);

// The number of a reference with this prefix; nothing where it is not one, or its last signs do not fit.
std::optional<unsigned> reference_number(std::string_view prefix, std::string_view reference);

} // namespace plansite

#pragma once

#include <string>

// Numbers as people read them. No locale.

namespace plansite {

// With this many decimals: 7.7 and 2 give "7.70". A minus is the hyphen of files.
std::string fixed(double number, int decimals);

// Rounded to four decimals and without noughts at the end, with a true minus sign: "8.9", "−0.3333", "0".
std::string plain_number(double number);

} // namespace plansite

#pragma once

#include "diagnostics/diagnostic.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plansite {

// Somebody to whom a consultation is sent: a row of a list.
struct Recipient {
    std::string name;
    std::string email;
    // Every column of the list: its heading as a name ("Head teacher" is "head_teacher") and what is there.
    std::vector<std::pair<std::string, std::string>> fields;
    Span at; // the address in the list
};

struct RecipientList {
    std::vector<Recipient> recipients; // in the order of the list
    std::size_t left_out = 0;          // rows that cannot be used
};

// Reads a list: CSV whose first row has the headings `name` (or `school`) and `email` (or `e-mail`), letter
// case aside, and any others. What is wrong is reported where it stands; a row without a name or a good
// address, or with an address that was there before, is left out. Texts lose line breaks, control and
// direction characters, and their author is told: they could look like something else to whoever is sent
// them.
RecipientList read_recipients(const Source& list, Diagnostics& diagnostics);

// True for an address as it can be written into a header and given to a mail program as it is: letters,
// digits and the signs of RFC 5322's dot-atom, and a host with a dot. No quotation marks, no comments,
// nothing beyond ASCII; and no sign at the beginning, which a spreadsheet could take for a formula and a
// program for an option.
bool is_mail_address(std::string_view text);

} // namespace plansite

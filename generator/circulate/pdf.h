#pragma once

#include "base/date.h"

#include <string>
#include <string_view>

namespace plansite {

struct PrintedPdf {
    std::string bytes; // empty where there is a fault
    std::string fault; // in words: "chromium did not finish within 120 seconds"
};

// A page as a tagged PDF, printed by Chromium without a window and without a network. `browser` is the path
// of the program. The page must hold all it needs (see single_file). Nothing of the user's is read: the
// browser has a folder of its own, which is removed afterwards, and no variable of the environment. The PDF
// is dated at the beginning of `day`. Throws where the machine fails.
PrintedPdf print_to_pdf(std::string_view html, const std::string& browser, Date day);

} // namespace plansite

#include "fuzz/targets.h"

#include "base/control_characters.h"
#include "base/text.h"

#include <cstdlib>
#include <iostream>

namespace plansite {

const FuzzTarget* find_target(std::string_view name) {
    static constexpr FuzzTarget targets[] = {{"dates", try_dates},
                                             {"front_matter", try_front_matter},
                                             {"import", try_import},
                                             {"markdown", try_markdown},
                                             {"money", try_money},
                                             {"references", try_references},
                                             {"responses", try_responses},
                                             {"templates", try_templates},
                                             {"toml", try_toml}};
    for (const FuzzTarget& target : targets)
        if (target.name == name) return &target;
    return nullptr;
}

void promise(bool held, std::string_view what) {
    if (held) return;
    std::cerr << "broken: " << what << std::endl;
    std::abort();
}

bool is_readable(std::string_view bytes) {
    return !first_invalid_utf8(bytes) && !first_control_character(bytes);
}

} // namespace plansite

#include "base/unknown.h"

#include "base/text.h"

#include <array>
#include <string>

namespace plansite {

namespace {

struct Spelling {
    std::string_view text;
    Unknown unknown;
};

// "tbd" is either "determined" or "decided"; the weaker claim is made.
constexpr std::array spellings = {
    Spelling{"", Unknown::blank},
    Spelling{"?", Unknown::question},
    Spelling{"not known", Unknown::question},
    Spelling{"unknown", Unknown::question},
    Spelling{"tbc", Unknown::to_be_confirmed},
    Spelling{"tba", Unknown::to_be_confirmed},
    Spelling{"tbd", Unknown::to_be_confirmed},
    Spelling{"to be confirmed", Unknown::to_be_confirmed},
    Spelling{"to be announced", Unknown::to_be_confirmed},
    Spelling{"to be determined", Unknown::to_be_confirmed},
    Spelling{"to be agreed", Unknown::to_be_confirmed},
    Spelling{"*", Unknown::to_be_decided},
    Spelling{"to be decided", Unknown::to_be_decided},
};

constexpr std::size_t longest_spelling = 16;

} // namespace

Unknown unknown_of(std::string_view text) {
    text = trimmed(text);
    if (text.size() > 1 && text.ends_with('.')) text.remove_suffix(1);
    if (text.size() > longest_spelling) return Unknown::no;
    const std::string folded = lower_ascii(text);
    for (const Spelling& spelling : spellings)
        if (spelling.text == folded) return spelling.unknown;
    return Unknown::no;
}

std::string_view words_for(Unknown unknown) {
    switch (unknown) {
    case Unknown::no: return "";
    case Unknown::blank: return "blank in the plan";
    case Unknown::question: return "not known (?)";
    case Unknown::to_be_confirmed: return "to be confirmed";
    case Unknown::to_be_decided: return "to be decided";
    }
    return "";
}

std::string_view name_of(Unknown unknown) {
    switch (unknown) {
    case Unknown::no: return "no";
    case Unknown::blank: return "blank";
    case Unknown::question: return "question";
    case Unknown::to_be_confirmed: return "to-be-confirmed";
    case Unknown::to_be_decided: return "to-be-decided";
    }
    return "no";
}

} // namespace plansite

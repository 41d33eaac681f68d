#include "markdown/running_text.h"

#include "base/ascii.h"
#include "base/html.h"
#include "base/marks.h"
#include "base/text.h"
#include "markdown/numbering.h"

#include <algorithm>

namespace plansite {

namespace {

constexpr std::string_view joints = "&-/"; // may stand within a word: A&I, 14-19, PE/Sports
constexpr std::size_t most_joints = 4;     // that are tried in one abbreviation

// The size of the character at the beginning of `text`, and whether words are made of it. Of what is not
// ASCII, punctuation and signs stand in two blocks: U+0080 to U+00BF and U+2000 to U+2FFF.
struct Character {
    std::size_t size = 1;
    bool is_letter = false;
};
Character character_at(std::string_view text) {
    const auto byte = static_cast<unsigned char>(text[0]);
    if (byte < 0x80) return {1, is_letter_or_digit(text[0])};
    if (byte == 0xC2) return {2, false};
    if (byte == 0xE2) return {3, false};
    return {std::size_t(byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4), true};
}

bool is_joint(char c) {
    return c == '&' || c == '-' || c == '/';
}

// The letters and digits at the beginning of `text`, with single joints between them.
std::size_t word_size(std::string_view text) {
    std::size_t size = 0;
    while (size < text.size()) {
        const std::size_t joint = is_joint(text[size]) ? 1 : 0;
        if (joint > 0 && (size == 0 || size + 1 == text.size())) break;
        const auto next = character_at(text.substr(size + joint));
        if (!next.is_letter) break;
        size += joint + next.size;
    }
    return std::min(size, text.size());
}

// Only words with a capital, a digit or a letter beyond ASCII are looked up as abbreviations: it is what
// makes that cheap.
bool may_be_abbreviation(std::string_view word) {
    return std::any_of(word.begin(), word.end(),
                       [](char c) { return is_upper(c) || is_digit(c) || (c & 0x80); });
}

bool is_word(std::string_view word, std::string_view folded) {
    return word.size() == folded.size() && (word[0] | 0x20) == folded[0] && lower_ascii(word) == folded;
}

} // namespace

// What may stand before the number of a paragraph.
struct RunningText::LeadWord {
    std::string_view word;
    Lead lead;
};
constexpr RunningText::LeadWord RunningText::lead_words[] = {
    {"section", Lead::noun},     {"paragraph", Lead::noun},   {"para", Lead::noun},
    {"sections", Lead::nouns},   {"paragraphs", Lead::nouns}, {"paras", Lead::nouns},
    {"see", Lead::preposition},  {"in", Lead::preposition},   {"at", Lead::preposition},
    {"under", Lead::preposition}};

// `at` goes forward over the text; what lies before `written` is in `out` already.
struct RunningText::Run {
    std::string& out;
    std::string_view text;
    Mentions mentions;
    std::size_t at = 0;
    std::size_t written = 0;
    std::size_t noun = std::string_view::npos; // where "section" begins

    void write_up_to(std::size_t end) {
        append_escaped(out, text.substr(written, end - written));
        written = end;
    }
};

void RunningText::append(std::string& out, std::string_view text, Mentions mentions,
                         Abbreviations abbreviated) {
    if (!has_mentions_) mentions = Mentions::plain;
    if (!host_.is_abbreviation) abbreviated = Abbreviations::plain;
    if (mentions == Mentions::plain && abbreviated == Abbreviations::plain) return append_escaped(out, text);

    Run run{out, text, mentions};
    while (run.at < text.size()) {
        const auto rest = text.substr(run.at);
        const auto size = word_size(rest);
        if (size == 0) {
            const bool lists = rest[0] == ',' || rest[0] == '-' || rest.starts_with("–");
            if (rest[0] != ' ' && !(before_.listing && lists)) before_ = {};
            run.at += std::min(character_at(rest).size, rest.size());
            continue;
        }
        if (mentions == Mentions::linked) {
            if (number(run)) continue;
            lead(run, rest.substr(0, size));
        }
        if (abbreviated == Abbreviations::marked && may_be_abbreviation(rest.substr(0, size)))
            abbreviations(run, rest.substr(0, size));
        run.at += size;
    }
    run.write_up_to(text.size());
}

// Notes what a word says of a number that may follow.
void RunningText::lead(Run& run, std::string_view word) {
    if (before_.listing && (is_word(word, "and") || is_word(word, "or") || is_word(word, "to"))) return;
    before_ = {};
    for (const auto& one : lead_words)
        if (is_word(word, one.word)) before_.lead = one.lead;
    if (before_.lead == Lead::noun) run.noun = run.at;
}

// Links the number that stands here, if what stands before it says that it is one of a paragraph. A whole
// number needs a noun before it; "in 7.5" is enough for others.
bool RunningText::number(Run& run) {
    if (before_.lead == Lead::none || !is_digit(run.text[run.at])) return false;
    const auto rest = run.text.substr(run.at);
    auto size = number_in_prose(rest);
    while (size > 0) {
        const auto number = rest.substr(0, size);
        const auto after = size < rest.size() ? rest[size] : ' ';
        const bool whole = number.find('.') == number.npos;
        if ((whole && before_.lead == Lead::preposition) || after == '%' ||
            character_at({&after, 1}).is_letter)
            return false;
        if (const auto target = host_.paragraph(number); target && !target->address.empty()) {
            const bool with_noun = before_.lead == Lead::noun && !before_.listing &&
                                   run.noun >= run.written && run.noun < run.at;
            run.write_up_to(with_noun ? run.noun : run.at);
            run.out += "<a href=\"";
            append_escaped(run.out, target->address);
            run.out += "\">";
            run.at += size;
            run.write_up_to(run.at);
            run.out += "</a>";
            before_.listing = true;
            return true;
        }
        const auto bracket = number.rfind('(');
        size = bracket == number.npos ? 0 : bracket;
    }
    return false;
}

// Marks the abbreviations within a word: all of it, or what stands between joints ("SEN/Inclusion",
// "DCSF-led").
void RunningText::abbreviations(Run& run, std::string_view word) {
    std::size_t at = 0;
    while (at < word.size()) {
        const auto found = abbreviation_at(word.substr(at));
        if (found > 0) {
            run.write_up_to(run.at + at);
            run.out += abbreviation_begin;
            run.write_up_to(run.at + at + found);
            run.out += abbreviation_end;
            at += found;
        }
        const auto joint = word.find_first_of(joints, at);
        if (joint == word.npos) return;
        at = joint + 1;
    }
}

// The size of the longest abbreviation at the beginning of `word` that ends at a joint or at the end, a
// plural's s left out.
std::size_t RunningText::abbreviation_at(std::string_view word) const {
    std::size_t ends[most_joints + 1];
    std::size_t count = 0;
    for (auto at = word.find_first_of(joints); count < most_joints && at != word.npos;
         at = word.find_first_of(joints, at + 1))
        ends[count++] = at;
    if (count < most_joints) ends[count++] = word.size();
    while (count-- > 0) {
        const auto candidate = word.substr(0, ends[count]);
        if (!may_be_abbreviation(candidate)) continue;
        if (host_.is_abbreviation(candidate)) return candidate.size();
        if (candidate.size() > 2 && candidate.ends_with('s') &&
            host_.is_abbreviation(candidate.substr(0, candidate.size() - 1)))
            return candidate.size() - 1;
    }
    return 0;
}

} // namespace plansite

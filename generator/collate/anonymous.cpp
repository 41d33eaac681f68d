#include "collate/anonymous.h"

#include "base/ascii.h"
#include "base/digest.h"
#include "base/text.h"

#include <algorithm>
#include <fmt/format.h>

namespace plansite {

namespace {

constexpr std::string_view taken_out = "[…]";
constexpr std::size_t shortest_name = 3; // bytes of letters; a shorter one would be found in everything
constexpr std::size_t words_of_a_known_name = 2; // to be taken out of the texts of others

// Words that the names of many schools and bodies have, and titles. None of them says who somebody is.
constexpr std::string_view common_words[] = {
    "academy", "and",         "association", "authority", "borough",   "catholic", "centre",      "church",
    "college", "council",     "county",      "dr",        "education", "england",  "federation",  "first",
    "for",     "from",        "governing",   "governors", "group",     "head",     "headteacher", "high",
    "in",      "infant",      "infants",     "junior",    "lea",       "local",    "middle",      "miss",
    "mr",      "mrs",         "ms",          "mx",        "nursery",   "of",       "on",          "other",
    "parents", "partnership", "prof",        "primary",   "rc",        "rev",      "roman",       "school",
    "schools", "secondary",   "sir",         "sixth",     "special",   "staff",    "teachers",    "the",
    "trust",   "union",       "unit",        "voluntary"};

// A word of a text: where it stands, and its letters as they are compared.
struct Word {
    std::size_t begin = 0, end = 0;
    std::string letters;
};

// How many bytes from here belong to a word; 0 where a word ends. Apostrophes and joiners do, and every
// character beyond ASCII that is no punctuation (U+0080 to U+00BF, U+2000 to U+206F).
std::size_t size_in_word(std::string_view rest) {
    constexpr std::string_view within[] = {"'", "\u2019", "\u200C", "\u200D"};
    for (const auto one : within)
        if (rest.starts_with(one)) return one.size();
    if (is_letter_or_digit(rest.front())) return 1;
    if ((rest.front() & 0x80) == 0 || rest.front() == '\xC2' || rest.starts_with("\xE2\x80") ||
        rest.starts_with("\xE2\x81"))
        return 0;
    std::size_t size = 1;
    while (size < rest.size() && (rest[size] & 0xC0) == 0x80) ++size;
    return size;
}

std::string letters_of(std::string_view word) {
    std::string plain = address_key(word);
    for (const std::string_view within : {"'", "\u2019", "\u200C", "\u200D"})
        if (plain.find(within) != plain.npos) plain = replaced(plain, within, "");
    return plain;
}

std::vector<Word> words_of_text(std::string_view text) {
    std::vector<Word> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        while (at < text.size()) {
            const std::size_t size = size_in_word(text.substr(at));
            if (size == 0) break;
            at += size;
        }
        if (at == begin) {
            ++at;
            continue;
        }
        std::string letters = letters_of(text.substr(begin, at - begin));
        if (!letters.empty()) words.push_back({begin, at, std::move(letters)});
    }
    return words;
}

struct Stretch {
    std::size_t begin, end;
};

// Whether a stretch that begins here is one with another that ends there: at most white space is between.
bool joins(std::string_view text, std::size_t end, std::size_t begin) {
    return begin <= end || is_blank(text.substr(end, begin - end));
}

// "somebody@example.org": from a character that may be in an address to the last that may.
void find_addresses(std::string_view text, std::vector<Stretch>& out) {
    constexpr std::string_view never = " \t\n<>()[]{},;:\"'";
    for (std::size_t at = text.find('@'); at != text.npos; at = text.find('@', at + 1)) {
        const auto before = at == 0 ? text.npos : text.find_last_of(never, at - 1);
        const std::size_t begin = before == text.npos ? 0 : before + 1;
        const std::size_t end = std::min(text.find_first_of(never, at), text.size());
        if (begin < at && end > at + 1) out.push_back({begin, end});
        if (end >= text.size()) return;
        at = end - 1;
    }
}

// Ten digits and more from a nought or a plus on, with single spaces, hyphens and brackets between them.
void find_telephones(std::string_view text, std::vector<Stretch>& out) {
    for (std::size_t begin = 0; begin < text.size(); ++begin) {
        const bool starts = text[begin] == '0' || text[begin] == '+';
        if (!starts || (begin > 0 && is_letter_or_digit(text[begin - 1]))) continue;
        std::size_t digits = 0, end = begin;
        for (std::size_t at = begin; at < text.size(); ++at) {
            const bool digit = text[at] >= '0' && text[at] <= '9';
            const bool between = std::string_view(" -()+").find(text[at]) != std::string_view::npos;
            if (!digit && !between) break;
            if (!digit && at > begin && text[at] == ' ' && text[at - 1] == ' ') break;
            if (!digit) continue;
            ++digits;
            end = at + 1;
        }
        if (digits >= 10) out.push_back({begin, end});
        begin = std::max(begin, end);
    }
}

// How many words from `first` on are one of the names together; 0 for none. The last may have an "s" more.
std::size_t match(const std::vector<Word>& words, std::size_t first, const std::set<std::string>& names) {
    std::string letters;
    std::size_t matched = 0;
    for (std::size_t count = 1; first + count <= words.size(); ++count) {
        letters += words[first + count - 1].letters;
        const bool possessive =
            letters.ends_with('s') && names.contains(letters.substr(0, letters.size() - 1));
        if (possessive || names.contains(letters)) matched = count;
        const auto next = names.lower_bound(letters);
        if (next == names.end() || !next->starts_with(letters)) break;
    }
    return matched;
}

std::string digest_of(const Response& response) {
    std::string all;
    const auto add = [&](std::string_view part) { all += fmt::format("{}:{}", part.size(), part); };
    for (const auto& part : {response.reference.value, response.name, response.organisation, response.email,
                             response.kind.value})
        add(part);
    if (response.saved.value) add(std::to_string(response.saved.value->time_since_epoch().count()));
    for (const auto& answer : response.answers) {
        add(std::to_string(answer.question));
        for (const auto choice : answer.choices) add(std::to_string(choice));
        add(answer.text);
    }
    return sha256_hex(all);
}

} // namespace

void put_in_blind_order(std::vector<Response>& responses) {
    std::vector<std::string> digests;
    for (const auto& response : responses) digests.push_back(digest_of(response));
    std::vector<std::string> sorted = digests;
    std::sort(sorted.begin(), sorted.end());
    const std::string of_all = sha256_hex(join(sorted, " "));

    std::vector<std::pair<std::string, std::size_t>> order;
    for (std::size_t i = 0; i < digests.size(); ++i) order.emplace_back(sha256_hex(of_all + digests[i]), i);
    std::sort(order.begin(), order.end());
    std::vector<Response> out;
    for (const auto& [digest, index] : order) out.push_back(std::move(responses[index]));
    responses = std::move(out);
}

Redactor::Redactor(const std::vector<Response>& responses, std::string_view known) {
    for (const auto word : common_words) known_.emplace(word);
    for (auto& word : words_of_text(known)) known_.insert(std::move(word.letters));
    for (const auto& response : responses)
        for (const auto& name :
             {response.name, response.organisation, response.email, response.reference.value})
            add(of_all_, name, words_of_a_known_name);
}

bool Redactor::says_nothing(const std::string& letters) const {
    const bool possessive = letters.ends_with('s') && known_.contains(letters.substr(0, letters.size() - 1));
    return possessive || known_.contains(letters);
}

void Redactor::add(Names& names, std::string_view name, std::size_t least_words) const {
    const auto words = words_of_text(name);
    std::string letters;
    bool says_something = false;
    for (const auto& word : words) {
        letters += word.letters;
        says_something = says_something || !says_nothing(word.letters);
    }
    if (words.size() >= least_words && says_something && letters.size() >= shortest_name)
        names.insert(std::move(letters));
}

// "Ms Ann Smith": Ann, Smith. "The Elm Grove Primary School": Elm Grove.
Redactor::Names Redactor::own_names(const Response& response) const {
    Names names;
    for (const auto& name : {response.name, response.organisation, response.reference.value})
        add(names, name, 1);
    for (const auto& word : words_of_text(response.name)) add(names, word.letters, 1);
    std::string special;
    for (const auto& word : words_of_text(response.organisation)) {
        if (!says_nothing(word.letters))
            special += word.letters;
        else if (!special.empty())
            break;
    }
    add(names, special, 1);
    return names;
}

std::string Redactor::redacted(std::string_view text, const Response& of) const {
    const Names own = own_names(of);
    std::vector<Stretch> stretches;
    find_addresses(text, stretches);
    find_telephones(text, stretches);
    const auto words = words_of_text(text);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::size_t count = std::max(match(words, i, of_all_), match(words, i, own));
        if (count > 0) stretches.push_back({words[i].begin, words[i + count - 1].end});
    }
    std::sort(stretches.begin(), stretches.end(),
              [](const Stretch& a, const Stretch& b) { return a.begin < b.begin; });

    std::string out;
    std::size_t done = 0;
    for (std::size_t i = 0; i < stretches.size();) {
        std::size_t end = stretches[i].end;
        out += text.substr(done, stretches[i].begin - done);
        while (++i < stretches.size() && joins(text, end, stretches[i].begin))
            end = std::max(end, stretches[i].end);
        out += taken_out;
        done = end;
    }
    return out + std::string(text.substr(done));
}

} // namespace plansite

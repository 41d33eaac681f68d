#include "base/ascii.h"
#include "base/find_sign.h"
#include "base/text.h"
#include "check/rules.h"
#include "check/texts.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <set>

// Letters that stand for words, and are explained nowhere.

namespace plansite {

namespace {

// What dictionaries list as words, or every reader of a plan knows.
constexpr std::array<std::string_view, 23> everyday{"AM", "BBC", "CD", "CV", "DVD", "EU",  "FAQ", "HIV",
                                                    "ID", "IT",  "MP", "NB", "NHS", "OK",  "PC",  "PDF",
                                                    "PM", "TV",  "UK", "UN", "URL", "USA", "VAT"};

bool is_roman(std::string_view word) {
    return word.find_first_not_of("IVXLC") == word.npos;
}

// Two capital letters at least, and as many of them as of others: LSC, DfES, QuaC. The plural, "LSCs", is of
// the same abbreviation. A word with figures in it is a code.
std::string abbreviation_in(std::string_view word) {
    if (word.size() > 2 && word.ends_with('s') && is_upper(word[word.size() - 2])) word.remove_suffix(1);
    const auto capitals = std::size_t(std::count_if(word.begin(), word.end(), is_upper));
    const bool plain = std::all_of(word.begin(), word.end(), [](char c) { return is_letter(c); });
    if (!plain || capitals < 2 || capitals * 2 < word.size() || word.size() > 7 || is_roman(word)) return {};
    return std::string(word);
}

// Several words in capitals are shouted.
bool is_shouting(std::string_view text) {
    const bool small = std::any_of(text.begin(), text.end(), [](char c) { return is_lower(c); });
    return !small && std::count(text.begin(), text.end(), ' ') > 1;
}

// Calls f(word, offset) for each word of a text that has a capital letter.
template <class Function> void each_word_with_capitals(std::string_view text, Function&& f) {
    for (std::size_t at = 0; (at = find_byte(text, at, is_upper)) != text.npos;) {
        std::size_t begin = at;
        while (begin > 0 && is_of_word(text[begin - 1])) --begin;
        while (at < text.size() && is_of_word(text[at])) ++at;
        f(text.substr(begin, at - begin), begin);
    }
}

// Whether a place explains what stands there: "(NEET)" after its words, or "NEET (not in …)" before them.
bool explains(std::string_view text, std::size_t at, std::size_t size) {
    const bool in_brackets = at > 0 && (text[at - 1] == '(' || text[at - 1] == '[') && at > 2 &&
                             is_of_word(text[at - 3]) && at + size < text.size() &&
                             (text[at + size] == ')' || text[at + size] == ']');
    const std::string_view rest = text.substr(at + size);
    const bool brackets_after = rest.starts_with(" (") && rest.find(' ', 2) < rest.find(')');
    return in_brackets || brackets_after;
}

// The abbreviations that need no explanation: on the whole site, or beside those in one plan, consultation or
// document.
class Known {
public:
    explicit Known(const Known* elsewhere) : elsewhere_(elsewhere) {}

    explicit Known(const Site& site) {
        words_.insert(everyday.begin(), everyday.end());
        for (const auto& word : site.config.abbreviations_off) add(word.value);
        add(site.directory);
        for (const auto& plan : site.plans) add_plan(plan);
    }

    void add(std::string_view word) { words_.emplace(word); }

    void add(const Directory& directory) {
        for (const auto& term : directory.terms) add(term.term.value);
        for (const auto& body : directory.bodies) {
            add(body.name.value);
            for (const auto& name : body.aliases) add(name);
            for (const auto& initials : body.initials) add(initials);
        }
        for (const auto& plan : directory.plans) add_plan(plan);
    }

    bool has(const std::string& word) const {
        return words_.contains(word) || (elsewhere_ && elsewhere_->has(word));
    }

private:
    template <class T> void add_plan(const T& plan) {
        add(plan.code.value);
        for (const auto& name : plan.aliases) add(name);
    }

    const Known* elsewhere_ = nullptr;
    std::set<std::string, std::less<>> words_;
};

struct FirstPlace {
    Span at;
    std::size_t times = 0;
};

// What was found in one plan, consultation or document.
struct AbbreviationsOf {
    Known known;
    std::map<std::string, FirstPlace> found;

    void read(const Text& text) {
        if (!text.at || is_shouting(text.value)) return;
        const std::string words = readable(text.value);
        each_word_with_capitals(words, [&](std::string_view word, std::size_t at) {
            const std::string abbreviation = abbreviation_in(word);
            if (abbreviation.empty()) return;
            if (explains(words, at, word.size())) known.add(abbreviation);
            FirstPlace& first = found[abbreviation];
            if (first.times++ == 0) first.at = place_in(text, at, word.size());
        });
    }
};

void report(const AbbreviationsOf& reading, Diagnostics& diagnostics) {
    for (const auto& [abbreviation, found] : reading.found) {
        if (reading.known.has(abbreviation)) continue;
        diagnostics.report(
            kind("unexplained-abbreviation"),
            fmt::format("`{}` is explained nowhere{}", abbreviation,
                        found.times == 1 ? std::string() : fmt::format("; it stands {} times", found.times)),
            found.at, "add it under [[term]] in directory.toml, or write it out");
    }
}

} // namespace

void unexplained_abbreviation(const CheckInputs& in, Diagnostics& diagnostics) {
    const Known common(in.site);
    std::map<std::size_t, AbbreviationsOf> readings; // by plan, consultation or document
    const auto open = [&](const Common& home, const Directory& directory) {
        AbbreviationsOf& reading =
            readings.try_emplace(in.graph.id_of(home).index(), AbbreviationsOf{Known(&common), {}})
                .first->second;
        reading.known.add(directory);
    };
    for (const auto& plan : in.site.plans) open(plan, plan.directory);
    for (const auto& one : in.site.consultations) open(one, one.directory);
    for (const auto& document : in.site.documents) open(document, document.directory);
    const auto read = [&](const Item& item, const Text& text) {
        const std::size_t own = std::size_t(&item - in.graph.items().data());
        const auto home = readings.find(item.home ? item.home.index() : own);
        const bool is_remark = item.common && (&text == &item.common->note || &text == &item.common->source);
        if (home != readings.end() && !is_remark && item.kind != ItemKind::term) home->second.read(text);
    };
    each_value<Text>(in.graph, read);
    for (const auto& page : pages_of(in.graph)) read(page.item, page.body);
    for (const auto& [home, reading] : readings) report(reading, diagnostics);
}

} // namespace plansite

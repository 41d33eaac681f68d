#include "pages/alphabet.h"

#include "base/text.h"
#include "markdown/anchors.h"

#include <algorithm>

namespace plansite {

namespace {

bool has_a_title(ItemKind kind) {
    switch (kind) {
    case ItemKind::plan:
    case ItemKind::priority:
    case ItemKind::activity:
    case ItemKind::target:
    case ItemKind::scale:
    case ItemKind::article:
    case ItemKind::consultation:
    case ItemKind::package:
    case ItemKind::outcome:
    case ItemKind::table:
    case ItemKind::document:
    case ItemKind::body:
    case ItemKind::term:
    case ItemKind::outside_plan: return true;
    default: return false;
    }
}

// The title under which people look for a thing: an abbreviation itself, not what it stands for.
std::string_view title_of(const Item& item) {
    const auto* term = std::get_if<const Term*>(&item.entity);
    return term ? (*term)->term.value : item.title;
}

} // namespace

std::string sorting_words(std::string_view title) {
    std::string words = slug(title);
    if (words == "section" && lower_ascii(title).find(words) == std::string::npos)
        return {}; // has no letters
    for (const std::string_view article : {"the-", "a-", "an-"})
        if (words.starts_with(article)) return words.substr(article.size());
    return words;
}

std::vector<IndexLetter> alphabet(const Graph& graph) {
    struct Entry {
        std::string words;
        ItemId item;
    };
    std::vector<Entry> entries;
    for (std::size_t i = 1; i < graph.items().size(); ++i) {
        const Item& item = graph.items()[i];
        const bool front = item.kind == ItemKind::article && !item.home && item.name == "index";
        if (has_a_title(item.kind) && !item.title.empty() && !front)
            entries.push_back({sorting_words(title_of(item)), ItemId(i)});
    }
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Entry& a, const Entry& b) { return a.words < b.words; });
    std::vector<IndexLetter> letters;
    for (const auto& [words, item] : entries) {
        const bool latin = !words.empty() && words[0] >= 'a' && words[0] <= 'z';
        const std::string name = latin ? std::string(1, char(words[0] - 'a' + 'A')) : "0–9";
        if (letters.empty() || letters.back().name != name) letters.push_back({name, {}});
        letters.back().items.push_back(item);
    }
    return letters;
}

} // namespace plansite

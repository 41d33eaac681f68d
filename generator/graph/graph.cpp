#include "graph/graph.h"

#include "base/text.h"

#include <algorithm>
#include <fmt/format.h>

namespace plansite {

namespace {

std::string key_of(std::string_view kind, ItemId home, std::string_view name) {
    return fmt::format("{}\x1f{}\x1f{}", kind, home ? home.index() : 0, name);
}

// Names of bodies are compared without case and with single spaces.
std::string folded(std::string_view name) {
    std::string out;
    for (const char c : lower_ascii(trimmed(name)))
        if (c != ' ' || out.empty() || out.back() != ' ') out += c;
    return out;
}

} // namespace

std::string_view word_for(ItemKind kind) {
    switch (kind) {
    case ItemKind::site: return "site";
    case ItemKind::plan:
    case ItemKind::outside_plan: return "plan";
    case ItemKind::priority: return "priority";
    case ItemKind::objective: return "objective";
    case ItemKind::activity: return "activity";
    case ItemKind::action: return "action";
    case ItemKind::criterion: return "criterion";
    case ItemKind::milestone: return "milestone";
    case ItemKind::target: return "target";
    case ItemKind::scale: return "scale";
    case ItemKind::article: return "page";
    case ItemKind::consultation: return "consultation";
    case ItemKind::question: return "question";
    case ItemKind::feedback: return "feedback";
    case ItemKind::package: return "package";
    case ItemKind::outcome: return "outcome";
    case ItemKind::table: return "table";
    case ItemKind::paragraph: return "paragraph";
    case ItemKind::document: return "document";
    case ItemKind::body: return "body";
    case ItemKind::term: return "term";
    }
    return {};
}

bool is_leaf(ItemKind kind) {
    return kind == ItemKind::action || kind == ItemKind::criterion || kind == ItemKind::milestone ||
           kind == ItemKind::target;
}

ItemId Graph::id_of(const Common& common) const {
    const auto found = by_common_.find(&common);
    return found == by_common_.end() ? ItemId() : found->second;
}

void Graph::name(ItemId id, std::string_view kind, ItemId home, std::string_view name) {
    if (name.empty()) return;
    by_name_.emplace(key_of(kind, home, kind == "party" ? folded(name) : std::string(name)), id);
}

ItemId Graph::find(std::string_view reference, ItemId home) const {
    const auto colon = reference.find(':');
    if (colon == reference.npos) return {};
    const auto kind = reference.substr(0, colon);
    auto name = reference.substr(colon + 1);
    const auto look_up = [&](ItemId where) {
        const auto found = by_name_.find(key_of(kind, where, name));
        return found == by_name_.end() ? ItemId() : found->second;
    };
    if (const auto slash = name.find('/'); slash != name.npos) {
        const auto owner = name.substr(0, slash);
        name.remove_prefix(slash + 1);
        for (const auto* owner_kind : {"plan", "consultation", "document"}) {
            const auto found = by_name_.find(key_of(owner_kind, {}, owner));
            if (found == by_name_.end()) continue;
            if (const ItemId id = look_up(found->second)) return id;
        }
        return {};
    }
    const ItemId here = look_up(home);
    return here ? here : look_up({});
}

ItemId Graph::find_party(std::string_view written, ItemId home) const {
    for (const ItemId where : {home, ItemId()}) {
        const auto found = by_name_.find(key_of("party", where, folded(written)));
        if (found != by_name_.end()) return found->second;
    }
    return {};
}

ItemId Graph::find_paragraph(std::string_view number, ItemId home) const {
    const auto found = by_name_.find(key_of("paragraph", home, number));
    return found == by_name_.end() ? ItemId() : found->second;
}

std::vector<std::string> Graph::candidates(std::string_view kind, ItemId home) const {
    std::vector<std::string> out;
    for (const ItemId where : {home, ItemId()}) {
        const auto prefix = key_of(kind, where, "");
        for (const auto& [key, id] : by_name_)
            if (key.starts_with(prefix)) out.push_back(key.substr(prefix.size()));
    }
    std::sort(out.begin(), out.end());
    return out;
}

} // namespace plansite

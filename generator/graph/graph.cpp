#include "graph/graph.h"

#include "base/text.h"

#include <algorithm>

namespace plansite {

namespace {

std::string joined(std::string_view kind, std::string_view name) {
    std::string out;
    out.reserve(kind.size() + 1 + name.size());
    return out.append(kind).append(":").append(name);
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

ItemId Graph::scope(ItemId id) const {
    const Item& item = at(id);
    const bool is_home =
        item.kind == ItemKind::plan || item.kind == ItemKind::consultation || item.kind == ItemKind::document;
    return is_home ? id : item.home;
}

ItemId Graph::id_of(const Common& common) const {
    const auto found = by_common_.find(&common);
    return found == by_common_.end() ? ItemId() : found->second;
}

ItemId Graph::name(ItemId id, std::string_view kind, ItemId home, std::string_view name) {
    if (name.empty()) return id;
    return names_[home.index()]
        .emplace(kind == "party" ? joined(kind, folded(name)) : joined(kind, name), id)
        .first->second;
}

ItemId Graph::named(std::string_view name, ItemId home) const {
    const auto names = names_.find(home.index());
    if (names == names_.end()) return {};
    const auto found = names->second.find(name);
    return found == names->second.end() ? ItemId() : found->second;
}

ItemId Graph::find(std::string_view reference, ItemId home) const {
    const auto colon = reference.find(':');
    if (colon == reference.npos) return {};
    if (const auto slash = reference.find('/', colon); slash != reference.npos) {
        const auto owner = reference.substr(colon + 1, slash - colon - 1);
        const std::string name = joined(reference.substr(0, colon), reference.substr(slash + 1));
        for (const auto* owner_kind : {"plan", "consultation", "document"}) {
            const ItemId where = named(joined(owner_kind, owner), {});
            if (!where) continue;
            if (const ItemId id = named(name, where)) return id;
        }
        return {};
    }
    const ItemId here = named(reference, home);
    return here ? here : named(reference, {});
}

ItemId Graph::find_party(std::string_view written, ItemId home) const {
    const std::string name = joined("party", folded(written));
    const ItemId here = named(name, home);
    return here ? here : named(name, {});
}

ItemId Graph::find_paragraph(std::string_view number, ItemId home) const {
    return named(joined("paragraph", number), home);
}

std::vector<std::string> Graph::candidates(std::string_view kind, ItemId home) const {
    std::vector<std::string> out;
    const std::string prefix = joined(kind, "");
    for (const ItemId where : {home, ItemId()}) {
        const auto names = names_.find(where.index());
        if (names == names_.end()) continue;
        for (const auto& [name, id] : names->second)
            if (name.starts_with(prefix)) out.push_back(name.substr(prefix.size()));
    }
    std::sort(out.begin(), out.end());
    return out;
}

} // namespace plansite

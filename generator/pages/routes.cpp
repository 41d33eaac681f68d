#include "pages/routes.h"

#include "base/ascii.h"
#include "base/text.h"

#include <fmt/format.h>

namespace plansite {

namespace {

// Anchors are compared by browsers byte by byte; spaces and signs would have to be escaped in links.
std::string anchor_of(std::string_view prefix, std::string_view name) {
    std::string out(prefix);
    for (const char c : name) {
        const bool plain = is_letter_or_digit(c) || c == '.' || c == '-';
        out += plain ? c : '-';
    }
    return out;
}

// The page of a paper on which something of the consultation is embedded, or none.
ItemId embedding_article(const Graph& graph, ItemId id) {
    for (const auto edge : graph.to(id)) {
        const ItemId from = graph.edges()[edge].from;
        if (graph.at(from).kind == ItemKind::article && graph.at(from).home == graph.at(id).home) return from;
    }
    return {};
}

// Parents come before their children in the graph, so theirs are known; embedded things are asked for by
// article.
Address address_of(const Graph& graph, ItemId id, const std::vector<Address>& known) {
    const Item& item = graph.at(id);
    const std::string folder = folder_of(graph, item.home);
    const auto page = [&](std::string_view prefix) {
        return Address{fmt::format("{}{}{}.html", folder, prefix, item.common->id.value), {}};
    };
    const auto anchor_on = [&](const std::string& path, std::string_view prefix, std::string_view name) {
        return Address{path, anchor_of(prefix, name)};
    };
    switch (item.kind) {
    case ItemKind::site: return {"index.html", {}};
    case ItemKind::plan:
    case ItemKind::consultation:
    case ItemKind::document: return {folder_of(graph, id) + "index.html", {}};
    case ItemKind::priority: return page("priority-");
    case ItemKind::activity: return page("activity-");
    case ItemKind::target: return page("target-");
    case ItemKind::scale: return page("scale-");
    case ItemKind::article:
        if (item.home) return page("");
        return {item.name == "index" ? "index.html" : "guide/" + item.name + ".html", {}};
    case ItemKind::objective:
        return anchor_on(known[item.parent.index()].path, "objective-", item.common->id.value);
    case ItemKind::action:
        return anchor_on(known[item.parent.index()].path, "action-", item.common->id.value);
    case ItemKind::criterion:
        return anchor_on(known[item.parent.index()].path, "criterion-", item.common->id.value);
    case ItemKind::milestone: return {known[item.parent.index()]};
    case ItemKind::outcome: return page("");
    case ItemKind::question:
    case ItemKind::feedback:
    case ItemKind::package:
    case ItemKind::table: {
        const ItemId article = embedding_article(graph, id);
        const std::string path =
            article ? folder + graph.at(article).common->id.value + ".html" : folder + "index.html";
        return anchor_on(path, fmt::format("{}-", word_for(item.kind)), item.common->id.value);
    }
    case ItemKind::paragraph: return {known[item.parent.index()].path, item.paragraph->anchor};
    case ItemKind::body: return {"directory/" + item.common->id.value + ".html", {}};
    case ItemKind::term: {
        const std::string home = item.home ? "-" + graph.at(item.home).common->id.value : "";
        return anchor_on("glossary.html", "term-", item.common->id.value + home);
    }
    case ItemKind::outside_plan: return anchor_on("plans/elsewhere.html", "plan-", item.common->id.value);
    }
    return {};
}

} // namespace

Routes::Routes(const Graph& graph) {
    addresses_.resize(graph.items().size());
    for (std::size_t i = 0; i < addresses_.size(); ++i)
        addresses_[i] = address_of(graph, ItemId(i), addresses_);
}

std::string folder_of(const Graph& graph, ItemId home) {
    if (!home) return {};
    const Item& item = graph.at(home);
    const std::string& id = item.common->id.value;
    switch (item.kind) {
    case ItemKind::plan: return "plans/" + id + "/";
    case ItemKind::consultation: return "consultations/" + id + "/";
    case ItemKind::document: return "documents/" + id + "/";
    default: return {};
    }
}

} // namespace plansite

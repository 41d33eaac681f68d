#include "archive/plan_items.h"

#include "archive/fact_words.h"
#include "archive/item_facts.h"
#include "base/text.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <unordered_map>
#include <unordered_set>

namespace plansite {

namespace {

// Where the things of a thing stand in the file, in the order in which readers meet them.
struct ChildRule {
    PlanItemKind parent;
    std::string_view list;
    PlanItemKind kind;
};

constexpr ChildRule child_rules[] = {
    {PlanItemKind::plan, "scale", PlanItemKind::scale},
    {PlanItemKind::plan, "articles", PlanItemKind::page},
    {PlanItemKind::plan, "priorities", PlanItemKind::priority},
    {PlanItemKind::plan, "criterion", PlanItemKind::criterion},
    {PlanItemKind::plan, "target", PlanItemKind::target}, // of the object "targets"
    {PlanItemKind::scale, "level", PlanItemKind::level},
    {PlanItemKind::priority, "objective", PlanItemKind::objective},
    {PlanItemKind::priority, "activity", PlanItemKind::activity},
    {PlanItemKind::activity, "criterion", PlanItemKind::criterion},
    {PlanItemKind::activity, "action", PlanItemKind::action},
    {PlanItemKind::action, "milestone", PlanItemKind::milestone},
    {PlanItemKind::target, "milestone", PlanItemKind::milestone},
};

bool is_child_list(PlanItemKind parent, std::string_view field) {
    return std::any_of(std::begin(child_rules), std::end(child_rules),
                       [&](const ChildRule& rule) { return rule.parent == parent && rule.list == field; });
}

// What a thing is called where it has no title of its own: the beginning of what it says.
std::string title_of(const Json& thing) {
    for (const char* field : {"title", "name", "text", "task"}) {
        const Json* value = member(thing, field);
        if (!value) continue;
        std::string words = words_of_value(value->is_object() && !value->contains("items") && !value->empty()
                                               ? *value->begin() // the first language
                                               : *value);
        if (!words.empty()) return title_of_words(words);
    }
    return {};
}

// The path of a thing within the plan: what is in an activity, action, target or scale is named with it.
std::string path_of(const PlanItem& parent, std::string_view id) {
    switch (parent.name.kind) {
    case PlanItemKind::plan:
    case PlanItemKind::priority: return std::string(id);
    default: return fmt::format("{}.{}", parent.name.key.substr(parent.name.key.find(':') + 1), id);
    }
}

class Flattening {
public:
    PlanItems flatten(const Json& file) {
        const Json empty = Json::object();
        const Json* plan = member(file, "plan");
        if (!plan || !plan->is_object()) plan = &empty;
        if (const Json* day = member(file, "as_of")) out_.as_of = parse_iso_date(one_line(day));
        if (const Json* day = member(file, "judged_on")) out_.judged_on = parse_iso_date(one_line(day));
        out_.id = one_line(member(*plan, "id"));
        out_.edition = one_line(member(*plan, "edition"));
        find_folder(one_line(member(*plan, "url")));
        add(*plan, PlanItemKind::plan, {}, 0);
        if (const Json* updates = member(*plan, "updates")) apply_updates(*updates, out_);
        resolve_references(out_);
        return std::move(out_);
    }

private:
    void add(const Json& thing, PlanItemKind kind, PlanItemId parent, std::size_t position) {
        const PlanItemId id(out_.items.size());
        PlanItem item;
        item.parent = parent;
        item.position = position;
        item.id = one_line(member(thing, "id"));
        if (item.id.empty()) item.id = fmt::format("{}-{}", word_of(kind).name, position + 1);
        item.name = {kind, key_of(kind, parent, item.id), one_line(member(thing, "ref")), title_of(thing),
                     address_of(one_line(member(thing, "url")))};
        for (const auto& [field, value] : thing.items())
            if (!is_child_list(kind, field)) append_facts(kind, field, value, item.facts);
        out_.items.push_back(std::move(item));
        add_children(thing, kind, id);
    }

    void add_children(const Json& thing, PlanItemKind kind, PlanItemId id) {
        for (const auto& rule : child_rules) {
            if (rule.parent != kind) continue;
            const Json* within = rule.kind == PlanItemKind::target ? member(thing, "targets") : &thing;
            const Json* list = within ? member(*within, rule.list) : nullptr;
            if (!list || !list->is_array()) continue;
            std::size_t position = 0;
            for (const auto& child : *list)
                if (child.is_object()) add(child, rule.kind, id, position++);
        }
    }

    // A key that nothing else has: what claims one that is taken gets a number.
    std::string key_of(PlanItemKind kind, PlanItemId parent, std::string_view id) {
        if (!parent) return "plan";
        const std::string key = fmt::format("{}:{}", word_of(kind).name, path_of(out_.at(parent), id));
        std::size_t& taken = keys_[key];
        return ++taken == 1 ? key : fmt::format("{}~{}", key, taken);
    }

    // The folder in which the plan was published, and how much of it is not the site's own.
    void find_folder(std::string_view url) {
        const std::string own = fmt::format("plans/{}/", out_.id);
        const auto at = url.rfind(own);
        if (at == url.npos) return;
        folder_ = url.substr(0, at + own.size());
        base_ = at;
    }

    std::string address_of(std::string_view url) const {
        const bool inside = !folder_.empty() && url.starts_with(folder_) && url.find("..") == url.npos;
        return inside ? std::string(url.substr(base_)) : std::string();
    }

    PlanItems out_;
    std::string folder_;
    std::size_t base_ = 0;
    std::unordered_map<std::string, std::size_t> keys_;
};

// Whether the library may be given the text: it seeks each key among all before it, and goes down as deep as
// the values. No plan comes near: they nest 12 deep.
bool is_within_limits(std::string_view json) {
    constexpr std::size_t deepest = 64, most_keys = 1000;
    std::array<std::size_t, deepest + 1> keys{}; // by depth, of the object that is open
    std::size_t depth = 0;
    bool in_text = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (in_text && c == '\\') ++i;
        if (c == '"') in_text = !in_text;
        if (in_text) continue;
        if (c == '{' || c == '[') {
            if (++depth > deepest) return false;
            keys[depth] = 0;
        }
        if ((c == '}' || c == ']') && depth > 0) --depth;
        if (c == ':' && ++keys[depth] > most_keys) return false;
    }
    return true;
}

} // namespace

const ItemFact* PlanItem::find(std::string_view field, std::string_view part) const {
    for (const auto& fact : facts)
        if (fact.field == field && fact.part == part) return &fact;
    return nullptr;
}

PlanItems plan_items(const Json& file) {
    return Flattening().flatten(file);
}

std::optional<PlanItems> read_plan_items(std::string_view bytes) {
    if (!is_within_limits(bytes)) return std::nullopt;
    const Json file = Json::parse(bytes, nullptr, false);
    if (one_line(member(file, "format")) != "plansite plan 1") return std::nullopt;
    return plan_items(file);
}

} // namespace plansite

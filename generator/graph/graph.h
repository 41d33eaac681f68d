#pragma once

#include "base/id.h"
#include "base/text.h"
#include "diagnostics/diagnostic.h"
#include "model/site.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

// Everything that can be referred to, in one list, and who refers to whom. An item is a thing of the site
// with the place it has in the whole: what it belongs to, the names it answers to, the address it will get.
// An edge is one reference, found both from where it stands and from what it leads to. Items point into the
// site, which nothing changes any more; everything else is an index.

namespace plansite {

enum class ItemKind : std::uint8_t {
    site,
    plan,
    priority,
    objective,
    activity,
    action,
    criterion,
    milestone,
    target,
    scale,
    article,
    consultation,
    question,
    feedback,
    package,
    outcome,
    table,
    paragraph,
    document,
    body,
    term,
    outside_plan
};

// The word in references and addresses: "plan", "activity" …; an outside plan is a "plan" too.
std::string_view word_for(ItemKind kind);

// True of what is reported on: actions, criteria, milestones and targets. Everything above them is added up.
bool is_leaf(ItemKind kind);

using ItemId = Id<struct ItemTag>;

// A numbered paragraph or a section of a paper.
struct Paragraph {
    const Article* article = nullptr;
    std::string number;
    std::string anchor;
    std::string text; // plain
};

using Entity = std::variant<std::monostate, const Plan*, const Priority*, const Objective*, const Activity*,
                            const Action*, const Criterion*, const Milestone*, const Target*, const Scale*,
                            const Article*, const Consultation*, const Question*, const Feedback*,
                            const Package*, const ConsultationOutcome*, const DataTable*, const Document*,
                            const Body*, const Term*, const OutsidePlan*>;

struct Item {
    ItemKind kind = ItemKind::site;
    ItemId parent; // what it is a part of
    ItemId home;   // the plan, consultation or document it stands in; none for what is the site's
    const Common* common = nullptr; // null for paragraphs and the site
    Entity entity;
    std::string name;                   // what it answers to in references: "1.3", "1.3.a"
    std::string title;                  // plain text: "Joint CPD programme"
    Span at;                            // where it is defined
    std::vector<ItemId> children;       // in the order of the files
    std::optional<Paragraph> paragraph; // where it is one
};

// What a reference says: the field it stands in, or that it stands in a text.
enum class Relation : std::uint8_t {
    mentions,
    supports,
    see,
    related,
    serves,
    leads,
    responsible,
    contributes,
    owns,
    publishes,
    decides,
    changes,
    belongs,
    part_of,
    level
};

struct Edge {
    ItemId from, to;
    Relation relation = Relation::mentions;
    std::string role; // of a lead
    Span at;
};

// The items and edges of a site.
class Graph {
public:
    std::span<const Item> items() const { return items_; }
    const Item& at(ItemId id) const { return items_[id.index()]; }
    ItemId site() const { return ItemId(0); }

    // The item's entity; it must be of this type.
    template <class T> const T& get(ItemId id) const { return *std::get<const T*>(at(id).entity); }

    // Where references of an item are looked up from: itself where it is a plan, consultation or document,
    // else the one it stands in; none for what is the site's.
    ItemId scope(ItemId id) const;

    // The item of a struct of the model, or none.
    ItemId id_of(const Common& common) const;

    // Edges by where they stand and by where they lead.
    std::span<const Edge> edges() const { return edges_; }
    std::span<const std::uint32_t> from(ItemId id) const { return from_[id.index()]; }
    std::span<const std::uint32_t> to(ItemId id) const { return to_[id.index()]; }

    // What a reference (`activity:1.3`, `target:leicester-13-19/2`) leads to from within `home`; none where
    // it leads nowhere.
    ItemId find(std::string_view reference, ItemId home) const;
    // A body, group or role by name, alias or initials, nearest directory first.
    ItemId find_party(std::string_view written, ItemId home) const;
    // A paragraph or section of the paper that `home` holds, by its number.
    ItemId find_paragraph(std::string_view number, ItemId home) const;
    // Names of this kind that a reference from `home` could have meant, for "did you mean".
    std::vector<std::string> candidates(std::string_view kind, ItemId home) const;

    // Lets an item answer to a name within `home`; the first of a name keeps it, and is given back. For the
    // making of the graph.
    ItemId name(ItemId id, std::string_view kind, ItemId home, std::string_view name);

private:
    friend Graph resolve(const Site& site, Diagnostics& diagnostics, unsigned jobs);

    // What is called so, as "activity:1.3", within `home` and nowhere else; none where nothing is.
    ItemId named(std::string_view name, ItemId home) const;

    std::vector<Item> items_;
    std::vector<Edge> edges_;
    std::vector<std::vector<std::uint32_t>> from_, to_;
    std::unordered_map<const Common*, ItemId> by_common_;
    // The names that are known within a plan, consultation or document, and on the whole site (none). The
    // same name twice keeps the first.
    using Names = std::unordered_map<std::string, ItemId, TextHash, std::equal_to<>>;
    std::unordered_map<std::size_t, Names> names_;
};

// Makes the graph of a site, on up to `jobs` threads (0: as many as the machine runs at once). Reports
// duplicate ids, dangling references, unknown parents and levels, parties that no directory knows.
Graph resolve(const Site& site, Diagnostics& diagnostics, unsigned jobs = 0);

} // namespace plansite

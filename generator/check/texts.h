#pragma once

#include "check/check.h"
#include "schema/walk.h"

#include <functional>

// What rules look through: all cells, all texts, all actions of a site.

namespace plansite {

// Calls f(item, value) for each value of type Wanted in the items of a graph, those of things within an item
// left to them.
template <class Wanted, class Function> void each_value(const Graph& graph, Function&& f) {
    for (std::size_t i = 1; i < graph.items().size(); ++i) {
        const Item& item = graph.items()[i];
        if (item.paragraph) continue; // its text is its page's
        std::visit(
            [&](const auto& entity) {
                if constexpr (!std::is_same_v<std::decay_t<decltype(entity)>, std::monostate>)
                    each_field<std::remove_cvref_t<decltype(*entity)>>([&](const auto& field) {
                        walk<Wanted, Common>((*entity).*field.member,
                                             [&](const Wanted& value) { f(item, value); });
                    });
            },
            item.entity);
    }
}

// The same for each action of each plan: f(plan, activity, action).
template <class Function> void each_action(const Site& site, Function&& f) {
    for (const auto& plan : site.plans)
        for (const auto& priority : plan.priorities)
            for (const auto& activity : priority.activities)
                for (const auto& action : activity.actions) f(plan, activity, action);
}

// True where a plan prints one of these fields of its actions.
bool prints(const Plan& plan, std::initializer_list<std::string_view> fields);

// The text of a page of a plan or consultation, or of a document; the site's own pages are no papers.
struct Page {
    const Item& item;
    const Text& body;
};
std::vector<Page> pages_of(const Graph& graph);

// A text for a message: on one line, cut after ninety letters or so.
std::string brief(std::string_view text);

// Where `size` bytes from `offset` of a text stand in its source; all of it where it is written with escapes.
Span place_in(const Text& text, std::size_t offset, std::size_t size);

// A text in Markdown as long as it is, with what readers do not read blanked out: code, addresses, references
// and the words of links, of which `link_mark` stays in front.
inline constexpr char link_mark = '\x01';
std::string readable(std::string_view markdown);

} // namespace plansite

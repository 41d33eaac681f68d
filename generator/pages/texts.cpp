#include "pages/texts.h"

#include "base/parallel.h"

#include <algorithm>

namespace plansite {

namespace {

// Calls f(text, shape) for each text of a thing. Things within it that are items of the graph are left to
// themselves.
template <class T, class Function> void each_text(const T& thing, Function&& f) {
    if constexpr (std::is_same_v<T, Prose>) {
        if (!thing.empty()) f(thing, Shape::blocks);
    } else if constexpr (std::is_same_v<T, Cell>) {
        for (const auto& item : thing.items)
            if (!item.empty()) f(item, Shape::inside);
    } else if constexpr (std::is_same_v<T, Notes>) {
        for (const auto& [period, prose] : thing.items) f(prose, Shape::inside);
    } else if constexpr (std::is_same_v<T, Record>) {
        for (const auto& [key, cell] : thing.cells) each_text(cell, f);
    } else if constexpr (Described<T>) {
        each_field<T>([&](const auto& field) { each_text(thing.*field.member, f); });
    } else if constexpr (requires { thing.has_value(); }) {
        if (thing) each_text(*thing, f);
    } else if constexpr (
        requires { typename T::value_type; } && !requires { thing.c_str(); }) {
        if constexpr (!std::is_base_of_v<Common, typename T::value_type>)
            for (const auto& one : thing) each_text(one, f);
    }
}

template <class Function> void each_text_of(const Item& item, Function&& f) {
    std::visit(
        [&](const auto& entity) {
            if constexpr (!std::is_same_v<std::decay_t<decltype(entity)>, std::monostate>)
                each_text(*entity, f);
        },
        item.entity);
    if (const auto* plan = std::get_if<const Plan*>(&item.entity)) {
        each_text((*plan)->targets.introduction, f);
        each_text((*plan)->updates, f);
    }
    if (const auto* consultation = std::get_if<const Consultation*>(&item.entity))
        each_text((*consultation)->responses, f);
}

} // namespace

std::vector<ProseRenderer::Kept> render_texts(const Graph& graph, const ProseRenderer& prose, unsigned jobs) {
    constexpr std::size_t stretch = 256; // items
    const std::size_t count = graph.items().size();
    std::vector<ProseRenderer::Kept> parts((count + stretch - 1) / stretch);
    parallel_for(parts.size(), jobs, [&](std::size_t i) {
        for (std::size_t at = i * stretch; at < std::min((i + 1) * stretch, count); ++at)
            each_text_of(graph.items()[at], [&](const Text& text, Shape shape) {
                MarkdownOptions options;
                options.shape = shape;
                parts[i].emplace_back(&text, prose.render(text, graph.scope(ItemId(at)), options));
            });
    });
    return parts;
}

} // namespace plansite

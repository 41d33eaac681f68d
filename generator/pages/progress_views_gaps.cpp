#include "pages/gaps.h"
#include "pages/progress_views.h"

namespace plansite {

// The cells that say nothing, by column: {label, blank, unknown: how many, items: the actions}.
Value ProgressViews::gaps(ItemId plan) const {
    const auto found = gaps_of(in_.graph, plan);
    ListBuilder list(in_.arena);
    for (const auto& column : columns_of(in_.graph.get<Plan>(plan))) {
        std::size_t blank = 0, unknown = 0;
        ListBuilder items(in_.arena);
        for (const auto& gap : found) {
            if (gap.column != &column) continue;
            ++(gap.unknown == Unknown::blank ? blank : unknown);
            MapBuilder item(in_.arena);
            item.set("item", views_.of(gap.action)).set("words", Value::string(words_for(gap.unknown)));
            items.add(item.value());
        }
        MapBuilder map(in_.arena);
        map.set("label", Value::string(column.label.value))
            .set("blank", number(blank))
            .set("unknown", number(unknown));
        list.add(map.set("items", items.value()).value());
    }
    return list.value();
}

// How complete the plan is: {kind, words, given, asked, percent}; none where that is not to be published.
Value ProgressViews::completeness(ItemId plan) const {
    if (in_.site.config.completeness == Audience::authors) return Value::none();
    ListBuilder list(in_.arena);
    for (const auto& row : completeness_of(in_.graph, in_.assessments, plan)) {
        MapBuilder map(in_.arena);
        map.set("kind", Value::string(word_for(row.kind))).set("words", Value::string(row.words));
        map.set("given", number(row.given)).set("asked", number(row.asked));
        list.add(map.set("percent", number(row.given * 100 / row.asked)).value()); // rounded down
    }
    return list.value();
}

} // namespace plansite

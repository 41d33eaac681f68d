#include "import/import.h"

#include "base/text.h"
#include "collate/incoming.h"
#include "import/write.h"

#include <fmt/format.h>

namespace plansite {

namespace {

constexpr std::size_t most_listed = 40;
constexpr std::size_t largest_file = std::size_t(8) << 20; // what content/ reads

std::string headings_of(const Plan& plan) {
    std::vector<std::string> labels;
    for (const auto& column : plan.columns) labels.push_back(column.label.value);
    return labels.empty() ? "Success criteria, Action, Responsible, Completion" : join(labels, ", ");
}

GridFault without_headings(const Plan& plan) {
    return {
        "no row of it is one of headings with a column for what is to be done",
        fmt::format("begin with a row of headings, those of `columns` in plan.toml ({}) or such as Action, "
                    "Who, By when",
                    headings_of(plan))};
}

std::string line_for(const LeftOver& one) {
    const std::string heading = one.heading.empty() ? "" : fmt::format(", \"{}\"", shortened(one.heading));
    return fmt::format("  {}{}: {}: \"{}\"\n", one.place, heading, one.why, shortened(one.text));
}

} // namespace

ImportedFile import_table(const PastedTable& table, const NewThing& thing, const Site& site, const Plan& plan,
                          const Graph& graph) {
    ReadGrid read = read_grid(table.bytes, table.format);
    if (read.fault) return {{}, {}, std::move(read.fault)};
    const PriorityPlace where = place_of_priority(plan, thing);
    const ItemId home = graph.id_of(plan);
    const ImportPlace place{plan,
                            thing.title,
                            where.ref,
                            where.name,
                            {plan.year.value_or(site.config.year), std::nullopt},
                            [&](std::string_view name) { return bool(graph.find_party(name, home)); }};
    auto imported = compose(read.grid, place);
    if (!imported) return {{}, {}, without_headings(plan)};
    NewFile file{where.path, {}, "priority"};
    file.text = write_priority(*imported, schema_line(file.path, file.kind), harmless_to_show(table.name));
    if (file.text.size() > largest_file)
        return {{}, {}, GridFault{"its file would be larger than 8 MiB", "import it in parts"}};
    return {std::move(file), std::move(*imported), {}};
}

std::string describe_import(const ImportedPriority& imported) {
    const ImportCounts& counts = imported.counts;
    std::string out = fmt::format("{} in {}: {}, {}, {} ({} shared)\n", counted(counts.rows, "row", "rows"),
                                  counted(counts.tables, "table", "tables"),
                                  counted(counts.activities, "activity", "activities"),
                                  counted(counts.actions, "action", "actions"),
                                  counted(counts.criteria, "criterion", "criteria"), counts.shared);
    out += fmt::format("{} of {} arrived, {} kept in comments; {} blank\n", counts.arrived,
                       counted(counts.cells, "cell", "cells"), counts.cells - counts.arrived, counts.blank);
    std::vector<LeftOver> left;
    for (const auto& [at, beside] : imported.of_actions)
        left.insert(left.end(), beside.left_over.begin(), beside.left_over.end());
    left.insert(left.end(), imported.beside.begin(), imported.beside.end());
    const auto list = [&](std::string_view title, const std::vector<LeftOver>& all) {
        if (!all.empty()) out += fmt::format("{}:\n", title);
        for (std::size_t i = 0; i < all.size() && i < most_listed; ++i) out += line_for(all[i]);
        if (all.size() > most_listed) out += fmt::format("  and {} more\n", all.size() - most_listed);
    };
    list("kept in comments", left);
    list("arrived, but look at them", imported.doubtful);
    return out;
}

} // namespace plansite

#include "import/import.h"

#include "content/settle.h"
#include "fuzz/targets.h"
#include "graph/graph.h"
#include "schema/read.h"
#include "schema/toml.h"

namespace plansite {

namespace {

constexpr std::string_view plan_toml = R"(
title = "Working together"
period = "September 2008 – August 2009"
[[columns]]
field = "activity"
label = "Area"
[[columns]]
field = "task+level"
label = "Actions & Level"
[[columns]]
field = "criteria"
label = "Success Criteria"
[[columns]]
field = "responsible"
label = "Who"
[[scale]]
id = "levels"
title = "Levels"
[[scale.level]]
id = "networking"
name = "Networking"
)";

constexpr std::string_view directory_toml = R"(
[[body]]
name = "Staff Group"
kind = "group"
[[body]]
name = "Heads Group"
kind = "group"
aliases = ["Heads"]
)";

// A site of this plan, whose priorities may be none.
struct PlanSite {
    Sources sources;
    Diagnostics diagnostics;
    Site site;

    explicit PlanSite(std::string_view priority_toml) {
        Plan plan;
        plan.id.value = "p";
        read("plan.toml", plan_toml, plan);
        read("directory.toml", directory_toml, plan.directory);
        if (!priority_toml.empty()) {
            plan.priorities.emplace_back();
            plan.priorities.back().id.value = "imported";
            read("imported.toml", priority_toml, plan.priorities.back());
        }
        site.plans.push_back(std::move(plan));
        settle(site, Draft::yes, *parse_iso_date("2010-11-20"));
    }
    Plan& plan() { return site.plans.front(); }

private:
    template <typename T> void read(std::string path, std::string_view text, T& into) {
        const Source& source = sources.add(std::move(path), std::string(text));
        const auto node = parse_toml(source, 0, std::uint32_t(text.size()), diagnostics);
        promise(node.has_value(), "what is made is TOML");
        Reading<T>::read(*node, into, diagnostics);
    }
};

} // namespace

// A table that somebody pasted, in the format that it looks like. What is made of it can be read, and holds
// as much as was counted.
void try_import(std::string_view bytes) {
    PlanSite before("");
    const Graph graph = resolve(before.site, before.diagnostics);
    promise(before.diagnostics.errors() == 0, "the plan of this target is good");
    const PastedTable table{bytes, guess_format("", bytes), "pasted"};
    const ImportedFile made = import_table(table, {"A title", ""}, before.site, before.plan(), graph);
    if (made.fault) {
        promise(is_readable(made.fault->what) && made.file.text.empty(), "what is refused is said why");
        return;
    }
    promise(is_readable(made.file.text), "what is made can be read");
    promise(is_readable(describe_import(made.imported)), "what is said of it can be read");
    PlanSite after(made.file.text);
    resolve(after.site, after.diagnostics);
    promise(after.diagnostics.errors() == 0, "what is made has no mistake");

    const ImportCounts& counts = made.imported.counts;
    std::size_t actions = 0, criteria = 0, left_over = 0;
    const auto& activities = after.plan().priorities.front().activities;
    for (const auto& activity : activities) {
        actions += activity.actions.size();
        criteria += activity.criteria.size();
    }
    for (const auto& [at, beside] : made.imported.of_actions) left_over += beside.left_over.size();
    promise(activities.size() == counts.activities && actions == counts.actions &&
                criteria == counts.criteria,
            "as much is there as was counted");
    promise(counts.arrived + left_over == counts.cells, "no cell is lost");
}

} // namespace plansite

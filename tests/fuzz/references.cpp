#include "base/text.h"
#include "circulate/reference.h"
#include "content/settle.h"
#include "fuzz/targets.h"
#include "graph/graph.h"
#include "markdown/links.h"
#include "schema/read.h"
#include "schema/toml.h"

namespace plansite {

namespace {

// The first lines each as an address, as a reference and as that of a letter; the rest is a plan's file.
void try_address(std::string_view line, const Graph& graph) {
    const AddressKind kind = kind_of_address(line);
    std::string attribute;
    append_address(attribute, line);
    promise(attribute.find_first_of("\"<> ") == attribute.npos, "an address stays in its attribute");
    const std::string scheme = lower_ascii(scheme_of(line));
    if (kind == AddressKind::web)
        promise(scheme == "http" || scheme == "https" || scheme == "mailto" || scheme == "tel",
                "only these schemes are allowed");
    for (std::size_t home = 0; home < graph.items().size(); ++home) {
        const ItemId found = graph.find(line, ItemId(home));
        promise(!found || found.index() < graph.items().size(), "what is found is there");
    }
    graph.find_party(line, graph.site());
    if (const auto number = reference_number("HH", line))
        promise(reference_number("HH", make_reference("HH", *number)) == number,
                "a reference is read as it is made");
}

} // namespace

void try_references(std::string_view bytes) {
    if (!is_readable(bytes)) return;
    constexpr std::size_t most_lines = 8;
    const std::string_view separator = "\n---\n";
    const auto end = std::min(bytes.find(separator), bytes.size());
    const std::string_view rest = end == bytes.size() ? "" : bytes.substr(end + separator.size());

    Sources sources;
    Diagnostics diagnostics;
    const Source& source = sources.add("content/plans/p/plan.toml", std::string(rest));
    Site site;
    if (const auto node = parse_toml(source, 0, std::uint32_t(source.text.size()), diagnostics)) {
        Plan plan;
        plan.id.value = "p";
        Priority priority;
        priority.id.value = "1";
        Reading<Plan>::read(*node, plan, diagnostics);
        Reading<Priority>::read(*node, priority, diagnostics); // each takes the keys it knows
        plan.priorities.push_back(std::move(priority));
        site.plans.push_back(std::move(plan));
    }
    settle(site, Draft::yes, *parse_iso_date("2010-11-20"));
    const Graph graph = resolve(site, diagnostics);
    for (const Edge& edge : graph.edges())
        promise(edge.to.index() < graph.items().size(), "a reference leads to what is there");
    const auto lines = split(bytes.substr(0, end), '\n');
    for (std::size_t i = 0; i < std::min(lines.size(), most_lines); ++i) try_address(lines[i], graph);
}

} // namespace plansite

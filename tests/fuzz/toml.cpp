#include "schema/toml.h"

#include "base/text.h"
#include "diagnostics/print.h"
#include "fuzz/targets.h"
#include "model/site.h"
#include "schema/read.h"

#include <variant>

namespace plansite {

namespace {

void check_node(const DataNode& node, const Source& source) {
    promise(node.at.source == &source && node.at.begin <= node.at.end && node.at.end <= source.text.size(),
            "a value has its place");
    if (const auto* text = node.as_string()) promise(is_readable(*text), "a text can be read");
    if (const auto* items = node.as_list())
        for (const DataNode& item : *items) check_node(item, source);
    if (const auto* entries = node.as_table())
        for (const DataNode::Entry& entry : *entries) {
            promise(is_readable(entry.key.value), "a key can be read");
            promise(entry.key.at.end <= source.text.size(), "a key has its place");
            check_node(entry.value, source);
        }
}

} // namespace

// A file of TOML, and that file as a plan's; and what is said of it, for people and for programs.
void try_toml(std::string_view bytes) {
    if (!is_readable(bytes)) return;
    Sources sources;
    const Source& source = sources.add("plan.toml", std::string(bytes));
    Diagnostics diagnostics;
    if (const auto node = parse_toml(source, 0, std::uint32_t(source.text.size()), diagnostics)) {
        check_node(*node, source);
        Plan plan;
        Reading<Plan>::read(*node, plan, diagnostics);
        promise(!plan.title.empty() || diagnostics.errors() > 0, "a plan has a title, or lacks it");
    } else {
        promise(diagnostics.errors() > 0, "what cannot be read is reported");
    }
    for (const Format format : {Format::human, Format::json})
        promise(!first_invalid_utf8(print_all(diagnostics.sorted(), format, Color::off)),
                "what is said is UTF-8");
}

} // namespace plansite

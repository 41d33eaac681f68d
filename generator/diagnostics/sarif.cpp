#include "diagnostics/sarif.h"

#include "base/address.h"
#include "base/json.h"

#include <map>

namespace plansite {

namespace {

Json text_of(std::string_view text) {
    return {{"text", text}};
}

Json rule_of(const DiagnosticKind& kind) {
    return {{"id", kind.name},
            {"shortDescription", text_of(kind.sentence)},
            {"help", text_of(kind.advice)},
            {"defaultConfiguration", {{"level", name_of(kind.severity)}}}};
}

// A file of which nothing can be shown has no region (section 3.30: lines begin with 1).
Json location_of(const Label& label) {
    const Source& source = *label.at.source;
    Json physical{{"artifactLocation", {{"uri", percent_encoded(source.path)}, {"uriBaseId", "SRCROOT"}}}};
    if (!source.text.empty()) {
        const Position begin = position_of(source, label.at.begin), end = position_of(source, label.at.end);
        physical["region"] = {{"startLine", begin.line},
                              {"startColumn", begin.column},
                              {"endLine", end.line},
                              {"endColumn", end.column}};
    }
    Json out{{"physicalLocation", std::move(physical)}};
    if (!label.text.empty()) out["message"] = text_of(label.text);
    return out;
}

// Section 3.27.23: where one result of a run says whether it is suppressed, all do.
Json result_of(const Diagnostic& diagnostic, std::size_t rule) {
    std::string message = diagnostic.message + ".";
    if (!diagnostic.help.empty()) message += " Help: " + diagnostic.help + ".";
    Json out{{"ruleId", diagnostic.kind->name},
             {"ruleIndex", rule},
             {"level", name_of(diagnostic.severity)},
             {"message", text_of(message)},
             {"suppressions", Json::array()}};
    for (const auto& label : diagnostic.labels)
        out[&label == &diagnostic.labels.front() ? "locations" : "relatedLocations"].push_back(
            location_of(label));
    if (!diagnostic.accepted.empty())
        out["suppressions"].push_back({{"kind", "inSource"}, {"justification", diagnostic.accepted}});
    return out;
}

} // namespace

std::string print_sarif(const std::vector<Diagnostic>& diagnostics) {
    std::map<const DiagnosticKind*, std::size_t> index;
    Json rules = Json::array(), results = Json::array();
    for (const auto& diagnostic : diagnostics) {
        const auto [rule, is_new] = index.emplace(diagnostic.kind, index.size());
        if (is_new) rules.push_back(rule_of(*diagnostic.kind));
        results.push_back(result_of(diagnostic, rule->second));
    }
    const Json driver{{"name", "plansite"}, {"version", PLANSITE_VERSION}, {"rules", std::move(rules)}};
    Json run{{"tool", {{"driver", driver}}}, {"columnKind", "unicodeCodePoints"}};
    run["originalUriBaseIds"]["SRCROOT"]["description"] = text_of("The folder that holds site.toml.");
    run["results"] = std::move(results);
    Json log{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"}, {"version", "2.1.0"}};
    log["runs"].push_back(std::move(run));
    return log.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace plansite

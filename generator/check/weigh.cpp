#include "check/weigh.h"

#include <algorithm>
#include <fmt/format.h>

namespace plansite {

namespace {

// One finding that one thing accepts.
struct Acceptance {
    const Located<std::string>* finding;
    const std::string* reason;
    Span covers;
    bool used = false;
};

void collect(const ByFinding<std::string>& accepted, Span body, std::vector<Acceptance>& out) {
    Span covers = accepted.covers;
    if (body && body.source == covers.source) covers.end = std::max(covers.end, body.end);
    for (const auto& [finding, reason] : accepted.items) out.push_back({&finding, &reason, covers});
}

// The text below a front matter is covered by it.
Span body_of(const Item& item) {
    if (const auto* article = std::get_if<const Article*>(&item.entity)) return (*article)->body.at;
    if (const auto* document = std::get_if<const Document*>(&item.entity)) return (*document)->body.at;
    return {};
}

std::vector<Acceptance> acceptances_of(const Site& site, const Graph& graph) {
    std::vector<Acceptance> out;
    for (const auto& item : graph.items())
        if (item.common && !item.paragraph) collect(item.common->accepted, body_of(item), out);
    for (const auto& plan : site.plans)
        for (const auto& update : plan.updates) {
            collect(update.accepted, {}, out);
            for (const auto& report : update.reports) collect(report.accepted, {}, out);
        }
    return out;
}

// The smallest that covers a finding, or null.
Acceptance* nearest_of(std::vector<Acceptance>& all, const Diagnostic& finding) {
    if (finding.labels.empty()) return nullptr;
    const Span at = finding.labels.front().at;
    Acceptance* best = nullptr;
    for (auto& one : all) {
        if (one.finding->value != finding.kind->name || one.covers.source != at.source) continue;
        if (at.begin < one.covers.begin || at.begin > one.covers.end) continue;
        if (!best || one.covers.end - one.covers.begin < best->covers.end - best->covers.begin) best = &one;
    }
    return best;
}

const Weight* weight_of(const Site& site, std::string_view name) {
    for (const auto& [finding, weight] : site.config.check.severity.items)
        if (finding.value == name) return &weight;
    return nullptr;
}

Severity severity_of(Weight weight) {
    switch (weight) {
    case Weight::error: return Severity::error;
    case Weight::warning: return Severity::warning;
    case Weight::note:
    case Weight::off: break;
    }
    return Severity::note;
}

// False where it is not to be reported at all.
bool weigh(const Site& site, std::vector<Acceptance>& acceptances, Diagnostic& finding) {
    if (finding.kind->severity == Severity::error) return true;
    if (Acceptance* acceptance = nearest_of(acceptances, finding)) {
        acceptance->used = true;
        finding.accepted = *acceptance->reason;
    }
    const Weight* weight = weight_of(site, finding.kind->name);
    if (weight) finding.severity = severity_of(*weight);
    return !weight || *weight != Weight::off;
}

} // namespace

void weigh_findings(const Site& site, const Graph& graph, Unused unused, Diagnostics& diagnostics) {
    auto acceptances = acceptances_of(site, graph);
    auto found = diagnostics.sorted();
    std::erase_if(found, [&](Diagnostic& one) { return !weigh(site, acceptances, one); });
    Diagnostics in_vain;
    for (const auto& one : acceptances)
        if (!one.used && unused == Unused::reported)
            in_vain.report(kind("unused-acceptance"),
                           fmt::format("there is no finding `{}` here to accept", one.finding->value),
                           one.finding->at, "take it out; what it was for is mended or stands elsewhere");
    for (auto& one : in_vain.sorted())
        if (weigh(site, acceptances, one)) found.push_back(std::move(one));
    diagnostics.replace(std::move(found));
}

} // namespace plansite

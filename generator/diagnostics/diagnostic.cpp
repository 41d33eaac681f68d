#include "diagnostics/diagnostic.h"

#include <algorithm>
#include <tuple>

namespace plansite {

namespace {

auto order(const Diagnostic& diagnostic) {
    const Span at = diagnostic.labels.empty() ? Span{} : diagnostic.labels.front().at;
    const std::string_view path = at.source ? std::string_view(at.source->path) : std::string_view{};
    return std::tuple(path, at.begin, at.end, diagnostic.kind->name, std::string_view(diagnostic.message));
}

} // namespace

void Diagnostics::report(const DiagnosticKind& kind, std::string message, Span at, std::string help) {
    std::vector<Label> labels;
    if (at) labels.push_back({at, {}});
    report(kind, std::move(message), std::move(labels), std::move(help));
}

void Diagnostics::report(const DiagnosticKind& kind, std::string message, std::vector<Label> labels,
                         std::string help) {
    std::erase_if(labels,
                  [](const Label& label) { return !label.at; }); // what is made by the program has no place
    const std::lock_guard lock(mutex_);
    reported_.push_back({&kind, std::move(message), std::move(labels), std::move(help), kind.severity, {}});
}

void Diagnostics::replace(std::vector<Diagnostic> others) {
    const std::lock_guard lock(mutex_);
    reported_ = std::move(others);
}

std::vector<Diagnostic> Diagnostics::sorted() const {
    const std::lock_guard lock(mutex_);
    std::vector<Diagnostic> all = reported_;
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return order(a) < order(b); });
    const auto same = [](const auto& a, const auto& b) { return order(a) == order(b); };
    all.erase(std::unique(all.begin(), all.end(), same), all.end());
    return all;
}

std::size_t Diagnostics::errors() const {
    return count_of(sorted(), Severity::error);
}

std::size_t count_of(const std::vector<Diagnostic>& found, Severity severity) {
    return std::size_t(std::count_if(found.begin(), found.end(), [&](const Diagnostic& one) {
        return one.severity == severity && one.accepted.empty();
    }));
}

} // namespace plansite

#include "diagnostics/catalogue.h"

namespace plansite {

std::string_view name_of(Severity severity) {
    switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::note: return "note";
    }
    return {};
}

} // namespace plansite

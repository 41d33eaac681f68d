#include "diagnostics/print.h"

#include "base/json.h"
#include "base/text.h"
#include "diagnostics/sarif.h"

#include <algorithm>
#include <fmt/format.h>

namespace plansite {

namespace {

constexpr const char* bold = "1";
constexpr const char* blue = "34";

const char* tint(Severity severity) {
    switch (severity) {
    case Severity::error: return "1;31";
    case Severity::warning: return "1;33";
    case Severity::note: return "1;36";
    }
    return bold;
}

std::string painted(Color color, const char* code, std::string_view text) {
    return color == Color::on ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
}

std::uint32_t line_of(Span at) {
    return position_of(*at.source, at.begin).line;
}

// White space as wide as `text`, tabs kept so that the caret stands under its column.
std::string blank_like(std::string_view text) {
    std::string out;
    for (char c : text)
        if ((c & 0xC0) != 0x80) out += c == '\t' ? '\t' : ' ';
    return out;
}

// The part of a line that is shown: all of it, or where it is very long what stands about a place.
std::string_view window(std::string_view line, std::size_t at) {
    constexpr std::size_t most = 240, before = 60;
    if (line.size() <= most) return line;
    std::size_t begin = at < before ? 0 : at - before, end = std::min(begin + most, line.size());
    const auto inside = [&](std::size_t i) { return i < line.size() && (line[i] & 0xC0) == 0x80; };
    while (inside(begin)) ++begin;
    while (inside(end)) --end;
    return line.substr(begin, end - begin);
}

// A line as it can be shown: of a file that is not UTF-8, each byte that is wrong as one sign.
std::string printable(std::string_view line) {
    std::string out(line);
    while (const auto at = first_invalid_utf8(out)) out.replace(*at, 1, "\xEF\xBF\xBD");
    return out;
}

// The line of a label with what it marks underlined.
std::string excerpt(const Label& label, bool first, const char* code, std::size_t gutter, Color color,
                    bool show_line) {
    const Source& source = *label.at.source;
    const auto line = line_of(label.at);
    const auto whole = line_text(source, line);
    const std::size_t at = std::min<std::size_t>(label.at.begin - source.lines[line - 1], whole.size());
    const std::string_view text = window(whole, at);
    const std::size_t from = at - std::size_t(text.data() - whole.data());
    const std::size_t length = std::min<std::size_t>(label.at.end - label.at.begin, text.size() - from);
    const std::size_t width = std::max<std::size_t>(code_points(text.substr(from, length)), 1);
    std::string mark(width, first ? '^' : '-');
    if (!label.text.empty()) mark += " " + label.text;
    const auto bar = painted(color, blue, "|");
    std::string out;
    if (show_line)
        out += fmt::format("{} {} {}\n", painted(color, blue, fmt::format("{:>{}}", line, gutter)), bar,
                           printable(text));
    out += fmt::format("{:{}} {} {}{}\n", "", gutter, bar, blank_like(text.substr(0, from)),
                       painted(color, first ? code : blue, mark));
    return out;
}

Json place(Span at) {
    const auto begin = position_of(*at.source, at.begin);
    const auto end = position_of(*at.source, at.end);
    return {{"path", at.source->path},
            {"line", begin.line},
            {"column", begin.column},
            {"end_line", end.line},
            {"end_column", end.column}};
}

Json as_json(const Diagnostic& diagnostic) {
    Json out{{"name", diagnostic.kind->name},
             {"severity", name_of(diagnostic.severity)},
             {"message", diagnostic.message}};
    if (!diagnostic.labels.empty()) out.update(place(diagnostic.labels.front().at));
    if (!diagnostic.help.empty()) out["help"] = diagnostic.help;
    if (!diagnostic.accepted.empty()) out["accepted"] = diagnostic.accepted;
    for (std::size_t i = 1; i < diagnostic.labels.size(); ++i) {
        Json related = place(diagnostic.labels[i].at);
        related["message"] = diagnostic.labels[i].text;
        out["related"].push_back(std::move(related));
    }
    return out;
}

} // namespace

std::string print_human(const Diagnostic& diagnostic, Color color) {
    const char* code = tint(diagnostic.severity);
    const auto head = fmt::format("{}[{}]", name_of(diagnostic.severity), diagnostic.kind->name);
    std::string out = painted(color, code, head) + painted(color, bold, ": " + diagnostic.message) + "\n";

    std::size_t gutter = 1;
    for (const auto& label : diagnostic.labels)
        gutter = std::max(gutter, std::to_string(line_of(label.at)).size());

    const Source* shown = nullptr;
    std::uint32_t last = 0;
    for (const auto& label : diagnostic.labels) {
        const Source& source = *label.at.source;
        const auto at = position_of(source, label.at.begin);
        if (source.text.empty()) { // a file of which nothing can be shown
            out += fmt::format("{:{}}{} {}\n", "", gutter, painted(color, blue, "-->"), source.path);
            continue;
        }
        if (&source != shown) {
            out += fmt::format("{:{}}{} {}:{}:{}\n{:{}} {}\n", "", gutter,
                               painted(color, blue, shown ? ":::" : "-->"), source.path, at.line, at.column,
                               "", gutter, painted(color, blue, "|"));
        } else if (at.line > last + 1) {
            out += fmt::format("{:{}} {}\n", "", gutter, painted(color, blue, "."));
        }
        const bool new_line = &source != shown || at.line != last;
        out += excerpt(label, &label == &diagnostic.labels.front(), code, gutter, color, new_line);
        shown = &source;
        last = at.line;
    }
    const auto last_line = [&](std::string_view word, std::string_view text) {
        if (!text.empty())
            out += fmt::format("{:{}} {} {}{}\n", "", gutter, painted(color, blue, "="),
                               painted(color, bold, word), text);
    };
    if (diagnostic.accepted.empty())
        last_line("help: ", diagnostic.help);
    else
        last_line("accepted: ", diagnostic.accepted);
    return out;
}

std::string print_brief(const Diagnostic& diagnostic) {
    std::string out;
    if (!diagnostic.labels.empty()) {
        const Span at = diagnostic.labels.front().at;
        const auto position = position_of(*at.source, at.begin);
        out = fmt::format("{}:{}:{}: ", at.source->path, position.line, position.column);
    }
    out +=
        fmt::format("{}: {} [{}]", name_of(diagnostic.severity), diagnostic.message, diagnostic.kind->name);
    if (!diagnostic.accepted.empty())
        out += " (accepted: " + diagnostic.accepted + ")";
    else if (!diagnostic.help.empty())
        out += " (" + diagnostic.help + ")";
    return out + "\n";
}

std::string print_all(const std::vector<Diagnostic>& diagnostics, Format format, Color color,
                      std::size_t limit) {
    if (format == Format::sarif) return print_sarif(diagnostics);
    if (format == Format::json) {
        Json all = Json::array();
        for (const auto& diagnostic : diagnostics) all.push_back(as_json(diagnostic));
        return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
    }
    std::string out;
    std::size_t printed = 0;
    for (const auto& diagnostic : diagnostics) {
        if (format == Format::human && printed == limit) break;
        out += format == Format::brief ? print_brief(diagnostic) : print_human(diagnostic, color) + "\n";
        ++printed;
    }
    if (printed < diagnostics.size())
        out +=
            fmt::format("{} more not shown; --format short shows them all\n", diagnostics.size() - printed);
    return out;
}

} // namespace plansite

#include "schema/toml.h"

#include "base/control_characters.h"
#include "base/text.h"

#include <algorithm>
#include <toml++/toml.h>

namespace plansite {

namespace {

constexpr std::size_t deepest = 64;

// toml++ as Debian ships it recurses over dotted keys and brackets without end, so both are counted first:
// one pass that knows strings and comments and nothing else of TOML. Gives the byte at which a text is too
// deep.
std::optional<std::size_t> first_too_deep(std::string_view text) {
    std::size_t brackets = 0, dots = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '"' || c == '\'') {
            const std::string_view triple = c == '"' ? "\"\"\"" : "'''";
            const bool many_lines = text.substr(at).starts_with(triple);
            std::size_t end = at + (many_lines ? 3 : 1);
            while (end < text.size()) {
                if (c == '"' && text[end] == '\\')
                    end += 2;
                else if (many_lines ? text.substr(end).starts_with(triple)
                                    : text[end] == c || text[end] == '\n')
                    break;
                else
                    ++end;
            }
            at = end + (many_lines ? 2 : 0);
            if (at < text.size() && text[at] == '\n') dots = 0;
        } else if (c == '#') {
            at = std::min(text.find('\n', at), text.size());
            dots = 0;
        } else if (c == '[' || c == '{') {
            if (++brackets > deepest) return at;
        } else if (c == ']' || c == '}') {
            if (brackets > 0) --brackets;
        } else if (c == '.') {
            if (++dots > deepest) return at;
        } else if (c == '\n' || c == '=' || c == ',') {
            dots = 0;
        }
    }
    return std::nullopt;
}

// Where the columns of a line are. Counting a line from its beginning for each value on it takes time that
// grows with its square, so every 64th column of the line asked for last is remembered.
class LineColumns {
public:
    explicit LineColumns(const Source& source) : source_(source) {}

    // The byte of a line and column as toml++ gives them (both from 1, column in code points), clamped to the
    // text.
    std::uint32_t offset(std::uint32_t line, std::uint32_t column) {
        if (line != line_) {
            line_ = line;
            const auto last = std::uint32_t(source_.lines.size());
            known_.assign(1, source_.lines[std::clamp<std::uint32_t>(line, 1, last) - 1]);
        }
        const std::size_t wanted = (std::max<std::uint32_t>(column, 1) - 1) / stretch;
        while (known_.size() <= wanted) known_.push_back(next(known_.back(), stretch));
        return next(known_[wanted], (std::max<std::uint32_t>(column, 1) - 1) % stretch);
    }

private:
    static constexpr std::uint32_t stretch = 64;

    // The byte so many code points on, at the line's end at the latest.
    std::uint32_t next(std::uint32_t at, std::uint32_t count) const {
        const std::string_view text = source_.text;
        for (; count > 0 && at < text.size() && text[at] != '\n'; --count) {
            ++at;
            while (at < text.size() && (text[at] & 0xC0) == 0x80) ++at;
        }
        return at;
    }

    const Source& source_;
    std::uint32_t line_ = 0;
    std::vector<std::uint32_t> known_; // the bytes of columns 1, 65, 129 …
};

class Converter {
public:
    Converter(const Source& source, std::uint32_t first_line)
        : source_(source), first_line_(first_line), columns_(source) {}

    Span span(const toml::source_region& region) const {
        const auto begin = offset(region.begin);
        const auto end = offset(region.end);
        return {&source_, begin, std::max(begin, end)};
    }

    DataNode node(const toml::node& from) const {
        DataNode out;
        out.at = span(from.source());
        if (const auto* table = from.as_table())
            out.value = entries(*table);
        else if (const auto* array = from.as_array())
            out.value = items(*array);
        else if (const auto* text = from.as_string())
            out.value = text->get();
        else if (const auto* whole = from.as_integer())
            out.value = whole->get();
        else if (const auto* number = from.as_floating_point())
            out.value = number->get();
        else if (const auto* truth = from.as_boolean())
            out.value = truth->get();
        else if (const auto* day = from.as_date())
            out.value = date(day->get());
        else
            out.value = std::string(out.at.text()); // times: no field takes one, so the reader will say so
        return out;
    }

    std::uint32_t offset(const toml::source_position& at) const {
        return columns_.offset(at.line + first_line_ - 1, at.column);
    }

private:
    static Date date(const toml::date& day) {
        return make_date(day.year, day.month, day.day).value_or(Date{}); // toml++ has refused impossible ones
    }

    DataNode::Items items(const toml::array& array) const {
        DataNode::Items out;
        out.reserve(array.size());
        for (const auto& item : array) out.push_back(node(item));
        return out;
    }

    DataNode::Entries entries(const toml::table& table) const {
        DataNode::Entries out;
        out.reserve(table.size());
        for (const auto& [key, value] : table)
            out.push_back({{std::string(key.str()), span(key.source())}, node(value)});
        // toml++ keeps keys in alphabetical order; the author's order is that of the positions.
        std::sort(out.begin(), out.end(),
                  [](const auto& a, const auto& b) { return a.key.at.begin < b.key.at.begin; });
        return out;
    }

    const Source& source_;
    std::uint32_t first_line_;
    mutable LineColumns columns_;
};

// Reports the first control character of a text or key, which TOML lets an author write as an escape
// ("\\u0001"); none stands in the file itself (content/files). True where there is none.
bool is_free_of_controls(const DataNode& node, Diagnostics& diagnostics) {
    const auto good = [&](std::string_view text, Span at) {
        const auto control = first_control_character(text);
        if (control)
            diagnostics.report(kind("invalid-character"), words_for_control_character(text, *control), at,
                               "delete it");
        return !control;
    };
    if (const auto* text = node.as_string()) return good(*text, node.at);
    if (const auto* items = node.as_list())
        return std::all_of(items->begin(), items->end(),
                           [&](const DataNode& item) { return is_free_of_controls(item, diagnostics); });
    const auto* entries = node.as_table();
    return !entries || std::all_of(entries->begin(), entries->end(), [&](const DataNode::Entry& entry) {
        return good(entry.key.value, entry.key.at) && is_free_of_controls(entry.value, diagnostics);
    });
}

// toml++ points at one character; the token it stands in reads better. Where it stopped at a line's end, the
// line before.
Span token_at(const Source& source, std::uint32_t offset) {
    const std::string_view text = source.text;
    const auto stops = [&](std::uint32_t at) {
        return at >= text.size() || std::string_view(" \t\r\n,=").find(text[at]) != text.npos;
    };
    std::uint32_t begin = offset, end = offset;
    while (begin > 0 && !stops(begin - 1)) --begin;
    while (!stops(end)) ++end;
    return {&source, begin, std::max(end, begin)};
}

// The commonest mistakes in plain words, by what toml++ says of them.
struct Mistake {
    std::string_view says, message, help;
};
constexpr std::string_view usual_help =
    "look here and just before: a missing quote or bracket is the usual cause";
constexpr Mistake mistakes[] = {
    {"unescaped control characters", "this text has no closing quote",
     "close it on this line; a text of several lines stands between three quotes"},
    {"cannot redefine existing", "this key or table is there twice", "remove one of the two"},
    {"could not determine value type", "this is no value", "put texts in quotes"},
    {"expected value, saw '\\n'", "the value is missing", "write one after the equals sign"},
    {"expected comma or closing", "a comma or a closing bracket is missing before this",
     "put one at the end of what stands before it"},
    {"expected '='", "the equals sign is missing", "write key = value, as in title = \"Attendance\""},
    {"expected digit", "this is neither a number nor a date", "put it in quotes: \"30 September 2008\""},
    {"unknown escape sequence", "a backslash means something else here",
     "write each backslash twice, or put the text in single quotes"},
    {"encountered end-of-file", "the file ends too early", usual_help},
};

// What toml++ says without the words for programmers in front.
std::string plain_message(std::string_view says) {
    if (const auto colon = says.find(": "); says.starts_with("Error while parsing ") && colon != says.npos)
        says.remove_prefix(colon + 2);
    return lower_ascii(says.substr(0, 1)) + std::string(says.substr(1));
}

void report_syntax(const toml::parse_error& error, const Converter& converter, const Source& source,
                   Diagnostics& diagnostics) {
    const Span at = token_at(source, converter.offset(error.source().begin));
    const std::string_view message = error.description();
    if (message.find("expected day") != message.npos || message.find("expected month") != message.npos ||
        message.find("date") != message.npos) {
        diagnostics.report(kind("impossible-date"),
                           "`" + std::string(at.text()) + "` is not a day of the calendar", at,
                           "write a date as 2008-09-30, or put words in quotes: \"end September 2008\"");
        return;
    }
    if (at.text().find("\u201c") != std::string_view::npos ||
        at.text().find("\u201d") != std::string_view::npos) {
        diagnostics.report(kind("toml-syntax"), "these quotes are curly", at,
                           "type straight ones, as in title = \"Attendance\"");
        return;
    }
    for (const auto& mistake : mistakes)
        if (message.find(mistake.says) != message.npos)
            return diagnostics.report(kind("toml-syntax"), std::string(mistake.message), at,
                                      std::string(mistake.help));
    diagnostics.report(kind("toml-syntax"), plain_message(message), at, std::string(usual_help));
}

} // namespace

std::optional<DataNode> parse_toml(const Source& source, std::uint32_t from, std::uint32_t to,
                                   Diagnostics& diagnostics) {
    const auto text = std::string_view(source.text).substr(from, to - from);
    if (const auto deep = first_too_deep(text)) {
        const auto at = std::uint32_t(from + *deep);
        diagnostics.report(kind("too-deep"), "this is nested more than 64 deep", Span{&source, at, at + 1},
                           "write the data flatter");
        return std::nullopt;
    }
    // A front matter begins right after its fence, so that toml++'s first line is the fence's line.
    const Converter converter(source, position_of(source, from).line);
    try {
        DataNode read = converter.node(toml::parse(text, std::string_view(source.path)));
        const bool has_escapes = text.find('\\') != text.npos;
        if (has_escapes && !is_free_of_controls(read, diagnostics)) return std::nullopt;
        return read;
    } catch (const toml::parse_error& error) {
        report_syntax(error, converter, source, diagnostics);
        return std::nullopt;
    }
}

} // namespace plansite

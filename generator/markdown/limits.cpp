#include "markdown/limits.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <string>

namespace plansite {

namespace {

constexpr std::size_t largest_text = 1024 * 1024;
constexpr std::size_t widest_table = 200; // columns
constexpr std::size_t most_cells =
    20'000; // of all tables of a text, the empty ones at the end of short rows included
constexpr std::size_t most_work = 300'000'000;   // roughly nanoseconds spent on what is quadratic
constexpr std::size_t expansion_floor = 100'000; // bytes that the addresses of references may add to any text

bool is_space(char c) {
    return c == ' ' || c == '\t';
}

// A list or quote marker or a footnote's beginning at the start of `line`: its length, or 0.
std::size_t marker_length(std::string_view line) {
    if (line.starts_with('>')) return 1;
    if (line.starts_with("[^")) {
        const auto end = line.find("]:");
        return end == line.npos ? 0 : end + 2;
    }
    std::size_t size = 1;
    if (line[0] >= '0' && line[0] <= '9') {
        size = std::min(line.find_first_not_of("0123456789"), line.size());
        if (size > 9 || size == line.size() || (line[size] != '.' && line[size] != ')')) return 0;
        ++size;
    } else if (line[0] != '-' && line[0] != '+' && line[0] != '*') {
        return 0;
    }
    return size == line.size() || is_space(line[size]) ? size : 0;
}

// What has to be known of lines without a blank one between: a paragraph or table can reach no further.
struct Run {
    std::size_t bytes = 0;
    std::size_t images = 0;    // "!["
    std::size_t closers = 0;   // "]"
    std::size_t footnotes = 0; // "[^"
    std::size_t stars = 0;     // "*" and "_"
    std::size_t html = 0;      // "<?" and "<!"
    std::size_t rulers = 0;    // lines like "|---|---|"
    std::size_t columns = 0;   // the most of any of them
    std::size_t rows = 0;      // lines since the first of them

    // Time the parser may take beyond what grows with the size, by measurement, in nanoseconds.
    std::size_t work() const {
        return 5 * images * closers + 3 * footnotes * stars + html * bytes + 50 * (rulers / 2) * bytes;
    }
    std::size_t cells() const { return columns * rows; }
};

class Judge {
public:
    Judge(std::string_view text, Places& places, Diagnostics& diagnostics)
        : text_(text), places_(places), diagnostics_(diagnostics) {}

    Verdict judge() {
        if (text_.size() > largest_text)
            return refuse(kind("file-too-large"),
                          "a Markdown text may be 1 MiB, and this one has " +
                              counted(text_.size(), "byte", "bytes"),
                          0);
        for (std::size_t at = 0; at < text_.size();) {
            const auto end = std::min(text_.find('\n', at), text_.size());
            if (judge_line(at, text_.substr(at, end - at)) == Verdict::refused) return Verdict::refused;
            at = end + 1;
        }
        if (end_of_run(text_.size()) == Verdict::refused) return Verdict::refused;
        return references();
    }

private:
    Verdict judge_line(std::size_t at, std::string_view line) {
        const auto content = containers(line);
        if (open_.size() > deepest_nesting)
            return refuse(
                kind("too-deep"),
                "lists and quotations are nested more than " + std::to_string(deepest_nesting) + " deep", at);
        if (is_blank(line)) return end_of_run(at);
        run_.bytes += line.size();
        count_marks(content);
        const auto columns = ruler_columns(content);
        if (columns > widest_table)
            return refuse(kind("too-complex"),
                          "a table may have " + std::to_string(widest_table) + " columns, and this one has " +
                              std::to_string(columns),
                          at);
        if (columns > 0) {
            ++run_.rulers;
            run_.columns = std::max(run_.columns, columns);
        }
        if (run_.rulers > 0) ++run_.rows;
        return Verdict::good;
    }

    Verdict end_of_run(std::size_t at) {
        work_ += run_.work();
        cells_ += run_.cells();
        run_ = {};
        if (cells_ > most_cells)
            return refuse(kind("too-complex"),
                          "the tables of a text may have " + std::to_string(most_cells) +
                              " cells, and up to here there are more",
                          at);
        if (work_ > most_work)
            return refuse(kind("too-complex"),
                          "up to here there are too many marks without a blank line between them", at);
        return Verdict::good;
    }

    // What is left of a line after its indent and markers. Keeps `open_`, the columns at which lists and
    // quotations that may still be open have their content. Errs towards more of them.
    std::string_view containers(std::string_view line) {
        if (line.find_first_not_of("- \t\r") == line.npos || line.find_first_not_of("* \t\r") == line.npos)
            return line; // a thematic break, not many lists
        std::size_t column = 0;
        bool first = true;
        for (;;) {
            while (!line.empty() && is_space(line[0])) {
                column += line[0] == '\t' ? 4 - column % 4 : 1;
                line.remove_prefix(1);
            }
            const auto size = line.empty() ? 0 : marker_length(line);
            if (size == 0) return line;
            if (first)
                while (!open_.empty() && open_.back() > column) open_.pop_back();
            first = false;
            open_.push_back(column += size);
            if (open_.size() > deepest_nesting) return line;
            line.remove_prefix(size);
        }
    }

    void count_marks(std::string_view line) {
        char before = '\0';
        for (const char c : line) {
            switch (c) {
            case '[': run_.images += before == '!'; break;
            case '^': run_.footnotes += before == '['; break;
            case ']': ++run_.closers; break;
            case '?':
            case '!': run_.html += before == '<'; break;
            case '*':
            case '_': ++run_.stars; break;
            default: break;
            }
            before = c;
        }
    }

    // The columns of a line that can stand under a table's header; 0 for any other line.
    static std::size_t ruler_columns(std::string_view line) {
        if (line.find_first_not_of("|-: \t\r") != line.npos || line.find('-') == line.npos) return 0;
        line = trimmed(line);
        if (line.starts_with('|')) line.remove_prefix(1);
        if (line.ends_with('|')) line.remove_suffix(1);
        return std::size_t(std::count(line.begin(), line.end(), '|')) + 1;
    }

    // `[x]: long-address` is copied to every `[x]`. The longest definition times the number of brackets is
    // the most that can come of it.
    Verdict references() {
        std::size_t longest = 0;
        std::size_t longest_at = 0;
        // What stands within a definition is no larger than it: go on behind it, so that all is read once.
        for (auto at = text_.find("]:"); at != text_.npos;) {
            const auto end = end_of_definition(at + 2);
            if (end - at > longest) {
                longest = end - at;
                longest_at = at;
            }
            at = text_.find("]:", end);
        }
        const auto uses = std::size_t(std::count(text_.begin(), text_.end(), ']'));
        if (longest * uses <= expansion_floor + 2 * text_.size()) return Verdict::good;
        return refuse(kind("too-complex"),
                      "the address or title of a reference is so long that its uses would swell the page",
                      longest_at);
    }

    // Where the address that stands at `at`, and its title, end.
    std::size_t end_of_definition(std::size_t at) const {
        const auto is_blank_at = [&](std::size_t i) {
            return is_space(text_[i]) || text_[i] == '\n' || text_[i] == '\r';
        };
        while (at < text_.size() && is_blank_at(at)) ++at;
        while (at < text_.size() && !is_blank_at(at)) ++at;
        auto title = at;
        while (title < text_.size() && is_blank_at(title)) ++title;
        if (title == text_.size() || (text_[title] != '"' && text_[title] != '\'' && text_[title] != '('))
            return at;
        const char close = text_[title] == '(' ? ')' : text_[title];
        for (++title; title < text_.size() && text_[title] != close; ++title)
            if (text_.substr(title).starts_with("\n\n")) break;
        return title;
    }

    Verdict refuse(const DiagnosticKind& what, std::string message, std::size_t at) {
        const auto end = std::min(text_.find('\n', at), text_.size());
        diagnostics_.report(what, std::move(message), places_.at(at, end - at));
        return Verdict::refused;
    }

    std::string_view text_;
    Places& places_;
    Diagnostics& diagnostics_;
    Run run_;
    std::vector<std::size_t> open_;
    std::size_t work_ = 0;
    std::size_t cells_ = 0;
};

} // namespace

Verdict judge_text(std::string_view text, Places& places, Diagnostics& diagnostics) {
    return Judge(text, places, diagnostics).judge();
}

} // namespace plansite

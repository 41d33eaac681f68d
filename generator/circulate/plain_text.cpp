#include "circulate/plain_text.h"

#include "base/text.h"
#include "circulate/markup.h"
#include "circulate/plain_table.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace plansite {

namespace {

using Lines = std::vector<std::string>;

// A space at which no line is broken; in the end it is one like others.
constexpr std::string_view fixed_space = "\xC2\xA0";
constexpr std::string_view box = "[\xC2\xA0]\xC2\xA0";

template <std::size_t N> bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_heading(std::string_view name) {
    return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

bool is_block(std::string_view name) {
    constexpr std::array<std::string_view, 30> names{
        "address", "article",  "aside",  "blockquote", "details", "dd",   "div",    "dl",
        "dt",      "fieldset", "figure", "figcaption", "footer",  "form", "header", "hr",
        "legend",  "li",       "main",   "ol",         "output",  "p",    "pre",    "section",
        "summary", "table",    "ul",     "textarea",   "search",  "menu"};
    return is_heading(name) || is_one_of(name, names);
}

bool is_left_out(const MarkupNode& node) {
    constexpr std::array<std::string_view, 9> names{"script", "style",  "nav",      "button",  "svg",
                                                    "head",   "object", "template", "noscript"};
    if (!node.token || node.is_text()) return false;
    return is_one_of(node.name(), names) || node.token->has("hidden") ||
           node.token->value("aria-hidden") == "true" ||
           (node.name() == "input" && node.token->value("type") == "hidden");
}

// True where words of their own class stand in an attribute.
bool has_class(const MarkupNode& node, std::string_view name) {
    if (!node.token) return false;
    const std::string classes = node.token->value("class");
    const auto all = split(classes, ' ');
    return std::find(all.begin(), all.end(), name) != all.end();
}

std::string folded(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!space)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    return out;
}

// Appends the text in a run: white space folds later, LF stays for a line break.
void append_inline(std::string& out, const MarkupNode& node);

void append_children(std::string& out, const MarkupNode& node) {
    for (const auto& child : node.children) append_inline(out, child);
}

void append_link(std::string& out, const MarkupNode& node) {
    const std::string address = node.token->value("href");
    std::string words;
    append_children(words, node);
    out += words;
    const auto colon = address.find(':');
    if (colon == address.npos || colon > address.find_first_of("/#?")) return; // within the site
    const std::string shown = address.starts_with("mailto:") ? address.substr(7) : address;
    if (words.find(shown) == words.npos) out += " <" + shown + ">";
}

void append_inline(std::string& out, const MarkupNode& node) {
    if (is_left_out(node)) return;
    if (node.is_text()) {
        std::string text = replaced(unescaped(node.token->raw), "\n", " ");
        if (out.ends_with(fixed_space)) text.erase(0, text.find_first_not_of(' ')); // stays at its box
        out += text;
        return;
    }
    const auto name = node.name();
    if (name == "br") {
        out += '\n';
    } else if (name == "a") {
        append_link(out, node);
    } else if (name == "img") {
        const std::string words = node.token->value("alt");
        if (!words.empty()) out += "[" + words + "]";
    } else if (name == "abbr") {
        append_children(out, node);
        const std::string meaning = node.token->value("title");
        // "the Local Authority (LA)" says it already.
        if (!meaning.empty() && lower_ascii(out).find(lower_ascii(meaning)) == out.npos)
            out += " (" + meaning + ")";
    } else if (name == "input") {
        const std::string type = node.token->value("type");
        out += type == "radio" || type == "checkbox" ? box
                                                     : std::string_view(" ______________________________ ");
    } else {
        append_children(out, node);
    }
}

class Writer {
public:
    explicit Writer(std::size_t width) : width_(width) {}

    // What an element holds, as lines: runs of text wrapped, blocks apart from each other by an empty line.
    Lines children(const MarkupNode& node) const;

private:
    Lines block(const MarkupNode& node) const;
    Lines heading(const MarkupNode& node) const;
    Lines list(const MarkupNode& node) const;
    Lines definitions(const MarkupNode& node) const;
    Lines table(const MarkupNode& node) const;
    Lines indented(const MarkupNode& node, std::string_view first, std::string_view others) const;

    std::size_t width_;
};

void append_lines(Lines& lines, Lines more, bool apart) {
    if (more.empty()) return;
    if (apart && !lines.empty()) lines.emplace_back();
    lines.insert(lines.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

Lines Writer::children(const MarkupNode& node) const {
    Lines lines;
    std::string run;
    const auto flush = [&] {
        Lines text;
        for (const auto part : split(run, '\n')) append_lines(text, wrapped(part, width_), false);
        append_lines(lines, std::move(text), true);
        run.clear();
    };
    for (const auto& child : node.children) {
        if (is_left_out(child)) continue;
        if (!is_block(child.name())) {
            append_inline(run, child);
            continue;
        }
        // A list belongs to the words right before it, within the item of another.
        const bool close =
            node.name() == "li" && lines.empty() && (child.name() == "ul" || child.name() == "ol");
        const bool had_words = !is_blank(run);
        flush();
        append_lines(lines, block(child), !(close && had_words));
    }
    flush();
    return lines;
}

// The texts below a node with their line breaks.
void append_text(std::string& out, const MarkupNode& node) {
    if (node.is_text()) out += unescaped(node.token->raw);
    for (const auto& child : node.children) append_text(out, child);
}

Lines as_written(const MarkupNode& node) {
    std::string text;
    append_text(text, node);
    Lines lines;
    for (const auto line : split(text, '\n')) lines.emplace_back(line);
    while (!lines.empty() && is_blank(lines.back())) lines.pop_back();
    return lines;
}

Lines Writer::block(const MarkupNode& node) const {
    const auto name = node.name();
    if (is_heading(name)) return heading(node);
    if (name == "ul" || name == "ol" || name == "menu") return list(node);
    if (name == "dl") return definitions(node);
    if (name == "table") return table(node);
    if (name == "blockquote") return indented(node, "> ", "> ");
    if (name == "hr") return {std::string(width_, '-')};
    if (name == "textarea") return Lines(3, std::string(width_, '_'));
    if (name == "pre") return as_written(node);
    return children(node);
}

Lines Writer::heading(const MarkupNode& node) const {
    std::string text;
    append_children(text, node);
    Lines lines = wrapped(text, width_);
    std::size_t longest = 0;
    for (const auto& line : lines) longest = std::max(longest, code_points(line));
    if (!lines.empty() && node.name() <= "h2") lines.emplace_back(longest, node.name() == "h1" ? '=' : '-');
    return lines;
}

// The element's lines with something before the first and before all others.
Lines Writer::indented(const MarkupNode& node, std::string_view first, std::string_view others) const {
    const std::size_t taken = std::min(code_points(others), width_ / 2);
    Lines lines = Writer(width_ - taken).children(node);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        lines[i].insert(0, i == 0 ? first : others);
        lines[i].erase(lines[i].find_last_not_of(' ') + 1);
    }
    return lines;
}

Lines Writer::list(const MarkupNode& node) const {
    const bool numbers = node.name() == "ol";
    const std::string start = numbers ? node.token->value("start") : "";
    int number = start.empty() ? 1 : std::atoi(start.c_str());
    Lines lines;
    bool loose = false;
    for (const auto& child : node.children) {
        if (child.name() != "li" || is_left_out(child)) continue;
        // What is numbered by its author has the number in its text.
        const std::string sign = has_class(child, "numbered") ? "  "
                                 : numbers                    ? fmt::format("{}. ", number++)
                                                              : "- ";
        const auto paragraphs =
            std::count_if(child.children.begin(), child.children.end(), [](const MarkupNode& one) {
                return one.name() == "p" || one.name() == "fieldset";
            });
        append_lines(lines, indented(child, sign, std::string(sign.size(), ' ')), loose || paragraphs > 1);
        loose = paragraphs > 1;
    }
    return lines;
}

// Terms may be grouped with what is said of them in a `div`.
Lines Writer::definitions(const MarkupNode& node) const {
    Lines lines;
    for (const auto& child : node.children) {
        if (child.name() == "div") {
            append_lines(lines, definitions(child), false);
        } else if (child.name() == "dt") {
            std::string term;
            append_children(term, child);
            append_lines(lines, wrapped(term + ":", width_), false);
            if (!lines.empty() && lines.back() == ":") lines.pop_back();
        } else if (child.name() == "dd") {
            append_lines(lines, indented(child, "  ", "  "), false);
        }
    }
    return lines;
}

// The text of a cell: paragraphs and list items are lines of their own, as long as they are. What a page
// calls blank is.
std::string cell_text(const MarkupNode& node) {
    constexpr std::size_t endless = 100'000;
    std::string out;
    for (const auto& line : Writer(endless).children(node))
        if (!line.empty()) out.append(out.empty() ? "" : "\n").append(line);
    return out == "blank" ? std::string() : out;
}

void collect_rows(const MarkupNode& node, bool head, PlainTable& table) {
    for (const auto& child : node.children) {
        if (child.name() == "caption") {
            append_children(table.caption, child);
        } else if (child.name() == "tr") {
            PlainTable::Row row;
            for (const auto& cell : child.children)
                if (cell.name() == "td" || cell.name() == "th")
                    row.cells.push_back({cell_text(cell), has_class(cell, "number")});
            if (head)
                for (auto& cell : row.cells) table.headings.push_back(folded(replaced(cell.text, "\n", " ")));
            else
                table.rows.push_back(std::move(row));
        } else {
            collect_rows(child, child.name() == "thead", table);
        }
    }
}

Lines Writer::table(const MarkupNode& node) const {
    PlainTable table;
    collect_rows(node, false, table);
    return lines_of(table, width_);
}

const MarkupNode* find_element(const MarkupNode& node, std::string_view name) {
    if (node.name() == name) return &node;
    for (const auto& child : node.children)
        if (const MarkupNode* found = find_element(child, name)) return found;
    return nullptr;
}

} // namespace

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
    Lines lines;
    std::size_t used = 0;
    const std::string words = folded(text);
    for (const auto word : split(words, ' ')) {
        if (word.empty()) continue;
        const std::size_t size = code_points(word);
        if (lines.empty() || used + 1 + size > width) {
            lines.emplace_back(word);
            used = size;
        } else {
            lines.back().append(" ").append(word);
            used += 1 + size;
        }
    }
    return lines;
}

std::string plain_text(std::string_view html, std::size_t width) {
    const auto tokens = markup_tokens(html);
    const MarkupNode root = markup_tree(tokens);
    const MarkupNode* main = find_element(root, "main");
    std::string out;
    for (const auto& line : Writer(width).children(main ? *main : root)) out.append(line).append("\n");
    return replaced(out, fixed_space, " ");
}

} // namespace plansite

#include "import/cell_text.h"

#include "base/ascii.h"
#include "base/text.h"
#include "collate/incoming.h"
#include "import/html_reader.h"

#include <algorithm>
#include <array>
#include <utility>

namespace plansite {

namespace {

char at_or_space(std::string_view text, std::size_t at) {
    return at < text.size() ? text[at] : ' ';
}

// Whether a character is a mark of Markdown where it stands. By CommonMark 0.31: underscores within words are
// not, nor is "<" before anything that cannot begin a tag or an address.
bool is_mark(std::string_view line, std::size_t at) {
    const char c = line[at], next = at_or_space(line, at + 1);
    switch (c) {
    case '\\':
    case '`':
    case '*':
    case '[':
    case '|': return true;
    case '_': return at == 0 || !is_of_word(line[at - 1]) || !is_of_word(next);
    case '<': return is_letter(next) || next == '/' || next == '!' || next == '?';
    case '&': return is_letter(next) || next == '#';
    default: return false;
    }
}

// Before what a line must not begin with lest it be a heading, a list, a quotation or a line below a heading.
// Gives the place of the backslash, or npos.
std::size_t place_of_guard(std::string_view line) {
    if (line.empty()) return line.npos;
    if (std::string_view("#+-=>~:").find(line[0]) != std::string_view::npos) return 0;
    const auto end = line.find_first_not_of("0123456789");
    const bool numbers = end != 0 && end != line.npos && (line[end] == '.' || line[end] == ')');
    return numbers && at_or_space(line, end + 1) == ' ' ? end : line.npos;
}

std::string escaped_marks(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (is_mark(text, at)) out += '\\';
        out += text[at];
    }
    return out;
}

// Runs of white space, no-break spaces included, as one space.
std::string one_spaced(std::string_view text) {
    std::string out;
    for (const char c : replaced(text, "\u00A0", " ")) {
        const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!space)
            out += c;
        else if (out.empty() || out.back() != ' ')
            out += ' ';
    }
    return out;
}

// The signs that word processors put before the items of a list, two of them from fonts of symbols.
constexpr std::array<std::string_view, 9> bullets{"•", "·", "▪", "◦", "‣", "●", "■", "\uF0B7", "\uF0A7"};

// Takes a bullet off the beginning of a line. True where there was one.
bool take_bullet(std::string_view& line) {
    line = trimmed(line);
    bool taken = false;
    for (bool again = true; again;) {
        again = false;
        for (const auto bullet : bullets)
            if (line.starts_with(bullet)) {
                line = trimmed(line.substr(bullet.size()));
                taken = again = true;
            }
    }
    for (const std::string_view dash : {"- ", "– ", "* "})
        if (!taken && line.starts_with(dash)) {
            line = trimmed(line.substr(dash.size()));
            return true;
        }
    return taken;
}

// Lines, broken before bullets in the middle of them as well.
std::vector<std::string> lines_of(std::string_view text) {
    std::string broken = replaced(text, "\u00A0", " ");
    broken = replaced(broken, " • ", "\n• ");
    std::vector<std::string> out;
    for (const auto line : split(broken, '\n')) out.emplace_back(line);
    return out;
}

// Whether a text holds a tag that tells of text, or a reference that only HTML has.
bool has_tags(std::string_view text) {
    const std::string lower = lower_ascii(text);
    for (const std::string_view reference : {"&amp;", "&nbsp;", "&lt;", "&gt;"})
        if (lower.find(reference) != lower.npos) return true;
    for (const std::string_view name : {"ul", "ol", "li", "p", "br", "i", "b", "em", "strong", "span", "div"})
        for (const std::string_view end : {">", " ", "/>"})
            if (lower.find("<" + std::string(name) + std::string(end)) != lower.npos &&
                lower.find('>') != lower.npos)
                return true;
    return false;
}

class CellListener : public HtmlListener {
public:
    void open(std::string_view name, const HtmlAttributes& attributes) override {
        gatherer.open(name, attribute_of(attributes, "href"));
    }
    void close(std::string_view name) override { gatherer.close(name); }
    void text(std::string_view text) override { gatherer.text(text); }

    PieceGatherer gatherer;
};

std::vector<Piece> html_pieces(std::string_view text) {
    CellListener listener;
    read_html(text, listener); // what comes after an end by limits is not of a person
    return listener.gatherer.take();
}

bool breaks_line(std::string_view name) {
    static constexpr std::array<std::string_view, 15> names{
        "p", "div", "br", "li", "ul", "ol", "tr", "td", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

// Whether a link can be kept: an address of the web or of e-mail that needs no escaping.
bool is_plain_address(std::string_view link) {
    const bool known =
        link.starts_with("https://") || link.starts_with("http://") || link.starts_with("mailto:");
    return known && link.size() < 2000 && std::all_of(link.begin(), link.end(), [](char c) {
               return c > ' ' && c < 0x7F && c != '<' && c != '>' && c != '\\' && c != '&';
           });
}

} // namespace

std::string as_markdown(std::string_view line) {
    return guarded(escaped_marks(line));
}

std::string guarded(std::string line) {
    if (const auto at = place_of_guard(line); at != line.npos) line.insert(at, 1, '\\');
    return line;
}

std::string without_marks(std::string_view markdown) {
    std::string out;
    for (std::size_t at = 0; at < markdown.size(); ++at) {
        const char c = markdown[at], next = at_or_space(markdown, at + 1);
        if (c == '\\' && next > ' ' && next < 0x7F && !is_letter(next) && !is_digit(next))
            out += markdown[++at];
        else if (c == '_' && at > 0 && is_of_word(markdown[at - 1]) && is_of_word(next))
            out += c;
        else if (c != '*' && c != '_' && c != '`')
            out += c;
    }
    return std::string(trimmed(out));
}

std::vector<Piece> plain_pieces(std::string_view text) {
    const std::string seen = visible(text).text;
    if (has_tags(seen)) return html_pieces(seen);
    std::vector<Piece> out;
    for (const auto& whole : lines_of(seen)) {
        std::string_view line = whole;
        const bool bullet = take_bullet(line);
        const std::string words(trimmed(one_spaced(line)));
        if (!words.empty()) out.push_back({as_markdown(words), words, bullet});
    }
    return out;
}

std::vector<Piece> markdown_pieces(std::string_view text) {
    std::string broken = visible(text).text;
    for (const std::string_view tag : {"<br>", "<br/>", "<br />"}) broken = replaced(broken, tag, "\n");
    std::vector<Piece> out;
    for (const auto& whole : lines_of(broken)) {
        std::string_view line = whole;
        const bool bullet = take_bullet(line);
        if (!line.empty()) out.push_back({std::string(line), without_marks(line), bullet});
    }
    return out;
}

void PieceGatherer::open(std::string_view name, std::string_view link) {
    if (breaks_line(name)) end_piece();
    if (name == "li") bullet_ = true;
    if (name == "i" || name == "em") ++emphasis_;
    if (name == "b" || name == "strong") ++strong_;
    if (name == "script" || name == "style" || name == "head") ++unseen_;
    if (name == "a") link_ = is_plain_address(link) ? std::string(link) : "";
}

void PieceGatherer::close(std::string_view name) {
    if (breaks_line(name)) end_piece();
    if ((name == "i" || name == "em") && emphasis_ > 0) --emphasis_;
    if ((name == "b" || name == "strong") && strong_ > 0) --strong_;
    if ((name == "script" || name == "style" || name == "head") && unseen_ > 0) --unseen_;
    if (name == "a") link_.clear();
    if (name == "li") bullet_ = false;
}

void PieceGatherer::text(std::string_view text) {
    if (unseen_ > 0) return;
    const Style style = emphasis_ > 0 ? Style::emphasis : strong_ > 0 ? Style::strong : Style::plain;
    if (runs_.empty() || runs_.back().style != style || runs_.back().link != link_)
        runs_.push_back({"", style, link_});
    runs_.back().text += text;
}

// A run with its marks around the words and its spaces outside them.
std::string PieceGatherer::marked(const Run& run) {
    const auto begin = run.text.find_first_not_of(' ');
    if (begin == run.text.npos) return run.text;
    const auto end = run.text.find_last_not_of(' ') + 1;
    std::string words = escaped_marks(run.text.substr(begin, end - begin));
    if (!run.link.empty()) words = "[" + replaced(words, "]", "\\]") + "](<" + run.link + ">)";
    const std::string_view mark = run.style == Style::emphasis ? "*" : run.style == Style::strong ? "**" : "";
    return run.text.substr(0, begin) + std::string(mark) + words + std::string(mark) + run.text.substr(end);
}

void PieceGatherer::end_piece() {
    std::vector<Run> runs = std::move(runs_);
    runs_.clear();
    std::string words;
    for (auto& run : runs) {
        run.text = one_spaced(visible("." + run.text + ".").text); // the full stops keep spaces at the ends
        run.text = run.text.substr(1, run.text.size() - 2);
        words += run.text;
    }
    words = std::string(trimmed(one_spaced(words)));
    if (words.empty()) return;
    // A text without marks may have bullets of its own; one with marks has them only at its beginning.
    const bool plain = std::all_of(runs.begin(), runs.end(), [](const Run& run) {
        return run.style == Style::plain && run.link.empty();
    });
    std::string markdown;
    for (const auto& run : runs) markdown += marked(run);
    markdown = one_spaced(markdown);
    for (const auto& whole : lines_of(plain ? words : markdown)) {
        std::string_view line = whole;
        const bool bullet = take_bullet(line) || bullet_;
        if (line.empty()) continue;
        const std::string text(line);
        if (plain)
            pieces_.push_back({as_markdown(text), text, bullet});
        else
            pieces_.push_back({guarded(text), without_marks(text), bullet});
    }
    bullet_ = false;
}

std::vector<Piece> PieceGatherer::take() {
    end_piece();
    emphasis_ = strong_ = unseen_ = 0;
    link_.clear();
    bullet_ = false;
    return std::exchange(pieces_, {});
}

} // namespace plansite

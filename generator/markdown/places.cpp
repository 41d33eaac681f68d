#include "markdown/places.h"

#include <algorithm>

namespace plansite {

namespace {

// How far ahead a place is looked for, so that a text full of places that cannot be found is not searched
// over and over.
constexpr std::size_t window = 16 * 1024;

} // namespace

Span Places::at(std::size_t offset, std::size_t size) {
    if (!text_.at) return {};
    const auto from = origin();
    if (!from) return text_.at;
    const auto begin = std::min(offset, text_.text.size());
    const auto end = std::min(begin + size, text_.text.size());
    return {text_.at.source, *from + std::uint32_t(begin), *from + std::uint32_t(end)};
}

Span Places::block(Node block) {
    const auto source = source_of(block);
    return at(std::size_t(source.data() - text_.text.data()), source.size());
}

Span Places::inside(Node block, std::string_view needle) {
    if (!text_.at) return {};
    if (!origin()) return among_escapes(needle);
    const auto begin = start_of(block);
    if (block != searched_) {
        searched_ = block;
        cursor_ = begin;
    }
    const auto end = end_of(block);
    for (const auto from : {cursor_, begin}) {
        const auto part = text_.text.substr(from, std::min(window, end - std::min(from, end)));
        if (const auto found = part.find(needle); found != part.npos) {
            cursor_ = from + found + needle.size();
            return at(from + found, needle.size());
        }
    }
    return this->block(block);
}

// Where `needle` stands in a text that has escapes, in order, too: it may have none itself.
Span Places::among_escapes(std::string_view needle) {
    const auto written = text_.at.text();
    const auto found = written.substr(std::min(cursor_, written.size()), window).find(needle);
    if (found == written.npos) return text_.at;
    const auto from = text_.at.begin + std::uint32_t(cursor_ + found);
    cursor_ += found + needle.size();
    return {text_.at.source, from, from + std::uint32_t(needle.size())};
}

std::string_view Places::source_of(Node block) {
    const auto begin = start_of(block);
    auto source = text_.text.substr(begin, end_of(block) - begin);
    while (source.ends_with('\n') || source.ends_with('\r')) source.remove_suffix(1);
    return source;
}

// Where the text begins in its source: it is a piece of it, or equal to one (a TOML string within its
// quotes). Nothing where it has escapes.
std::optional<std::uint32_t> Places::origin() {
    if (!origin_) {
        const auto found = text_.at.text().find(text_.text);
        origin_.emplace();
        if (found != std::string_view::npos) *origin_ = text_.at.begin + std::uint32_t(found);
    }
    return *origin_;
}

std::size_t Places::offset_of_line(std::size_t line) {
    if (lines_.empty()) {
        lines_.push_back(0);
        for (auto at = text_.text.find('\n'); at != text_.text.npos; at = text_.text.find('\n', at + 1))
            lines_.push_back(at + 1);
    }
    if (line == 0) return 0;
    return line <= lines_.size() ? lines_[line - 1] : text_.text.size();
}

std::size_t Places::start_of(Node block) {
    const auto column = std::max<std::size_t>(block.start_column(), 1);
    return std::min(offset_of_line(block.start_line()) + column - 1, text_.text.size());
}

std::size_t Places::end_of(Node block) {
    return std::max(offset_of_line(std::max(block.end_line(), block.start_line()) + 1), start_of(block));
}

} // namespace plansite

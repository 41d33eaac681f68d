#include "diagnostics/source.h"

#include "base/text.h"

#include <algorithm>

namespace plansite {

const Source& Sources::add(std::string path, std::string text) {
    std::vector<std::uint32_t> lines{0};
    for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1))
        lines.push_back(std::uint32_t(at + 1));
    const std::lock_guard lock(mutex_);
    return sources_.emplace_back(Source{std::move(path), std::move(text), std::move(lines)});
}

Position position_of(const Source& source, std::uint32_t offset) {
    offset = std::min(offset, std::uint32_t(source.text.size()));
    const auto after = std::upper_bound(source.lines.begin(), source.lines.end(), offset);
    const auto line = std::uint32_t(after - source.lines.begin());
    const auto start = source.lines[line - 1];
    const auto before = std::string_view(source.text).substr(start, offset - start);
    return {line, std::uint32_t(code_points(before)) + 1};
}

std::string_view line_text(const Source& source, std::uint32_t line) {
    const std::string_view text = source.text;
    const auto begin = source.lines[line - 1];
    return text.substr(begin, text.find_first_of("\r\n", begin) - begin);
}

} // namespace plansite

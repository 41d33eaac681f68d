#pragma once

#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace plansite {

// One text that the author wrote: a file, or a template. `path` is as shown to the reader, relative to the
// site.
struct Source {
    std::string path;
    std::string text;
    std::vector<std::uint32_t> lines; // byte offset at which each line begins
};

// A place in a source, in bytes, end exclusive. Lines and columns are computed only to print.
struct Span {
    const Source* source = nullptr;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    explicit operator bool() const { return source != nullptr; }
    std::string_view text() const {
        return source ? std::string_view(source->text).substr(begin, end - begin) : std::string_view{};
    }
};

// What a diagnostic may want to point at.
template <class T> struct Located {
    T value{};
    Span at{};
};

// Line and column of a byte, both from 1; the column counts code points.
struct Position {
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};
Position position_of(const Source& source, std::uint32_t offset);

// The text of a line (from 1) without its line end.
std::string_view line_text(const Source& source, std::uint32_t line);

// Owns every text for the run, at addresses that never change. Safe to add to from several threads.
class Sources {
public:
    const Source& add(std::string path, std::string text);

    // All texts, in the order in which they were added. Not while others add.
    const std::deque<Source>& all() const { return sources_; }

private:
    std::mutex mutex_;
    std::deque<Source> sources_;
};

} // namespace plansite

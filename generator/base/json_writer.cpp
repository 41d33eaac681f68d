#include "base/json_writer.h"

#include "base/find_sign.h"
#include "base/json.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace plansite {

namespace {

void append_text(std::string& out, std::string_view text) {
    const auto is_special = [](char c) {
        return (static_cast<unsigned char>(c) < 0x20) | (c == '"') | (c == '\\');
    };
    out += '"';
    for (;;) {
        const auto end = find_byte(text, 0, is_special);
        out.append(text.substr(0, end));
        if (end == text.npos) break;
        const char c = text[end];
        text.remove_prefix(end + 1);
        switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\b': out += "\\b"; break;
        case '\f': out += "\\f"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default: fmt::format_to(std::back_inserter(out), "\\u{:04x}", int(c));
        }
    }
    out += '"';
}

} // namespace

void JsonWriter::break_line() {
    if (shape_ == JsonShape::compact) return;
    out_ += '\n';
    out_.append(levels_.size(), ' ');
}

// What stands before a value: a comma after another, its line, its key.
void JsonWriter::separate() {
    if (!levels_.empty()) {
        if (!levels_.back().is_empty) out_ += ',';
        levels_.back().is_empty = false;
        break_line();
    }
    if (!has_key_) return;
    append_text(out_, key_);
    out_ += shape_ == JsonShape::compact ? ":" : ": ";
    has_key_ = false;
}

JsonWriter& JsonWriter::key(std::string_view key) {
    key_ = key;
    has_key_ = true;
    return *this;
}

void JsonWriter::begin(char bracket) {
    const std::size_t begin = out_.size();
    const bool first = !levels_.empty() && levels_.back().is_empty;
    separate();
    out_ += bracket;
    levels_.push_back({begin, true, first});
}

void JsonWriter::end(char bracket, Empty empty) {
    const Level level = levels_.back();
    levels_.pop_back();
    has_key_ = false;
    if (level.is_empty && empty == Empty::dropped) {
        out_.resize(level.begin);
        if (!levels_.empty()) levels_.back().is_empty = level.is_first;
        return;
    }
    if (!level.is_empty) break_line();
    out_ += bracket;
}

void JsonWriter::text(std::string_view text) {
    separate();
    append_text(out_, text);
}

void JsonWriter::number(double number) {
    separate();
    out_ += Json(number).dump(); // the shortest text that is read back as the same number
}

void JsonWriter::number(std::int64_t number) {
    separate();
    fmt::format_to(std::back_inserter(out_), "{}", number);
}

void JsonWriter::boolean(bool truth) {
    separate();
    out_ += truth ? "true" : "false";
}

} // namespace plansite

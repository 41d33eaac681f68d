#include "template/json_text.h"

#include "template/letters.h"
#include "template/operations.h"
#include "template/text_of.h"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

namespace plansite {

namespace {

class JsonWriter {
public:
    explicit JsonWriter(int indent) : indent_(indent) {}
    void write(Value value);
    std::string out;

private:
    static constexpr int deepest = 64;
    static constexpr std::size_t longest = std::size_t(1) << 24;

    void write_string(std::string_view text);
    void write_map(const Map& map);
    void write_key(Value key);
    void line() {
        if (indent_ < 0) return;
        out += '\n';
        out.append(std::size_t(indent_) * std::size_t(depth_), ' ');
    }
    void separate(bool first) {
        if (!first) out += indent_ < 0 ? ", " : ",";
        line();
    }

    int indent_;
    int depth_ = 0;
};

void JsonWriter::write(Value value) {
    if (depth_ > deepest || out.size() > longest)
        fail("the value is too large for JSON, or refers to itself");
    switch (value.type()) {
    case Type::none: out += "null"; return;
    case Type::boolean: out += value.as_boolean() ? "true" : "false"; return;
    case Type::integer: append_text(out, value); return;
    case Type::real: {
        const std::string text = text_of_real(value.as_real());
        out += text == "nan" ? "NaN" : text == "inf" ? "Infinity" : text == "-inf" ? "-Infinity" : text;
        return;
    }
    case Type::string: write_string(value.as_string()); return;
    case Type::map: write_map(value.as_map()); return;
    case Type::list: {
        out += '[';
        ++depth_;
        const auto items = value.as_list().values();
        for (std::size_t i = 0; i < items.size(); ++i) {
            separate(i == 0);
            write(items[i]);
        }
        --depth_;
        if (!items.empty()) line();
        out += ']';
        return;
    }
    default: fail(std::string(type_name(value)) + " cannot be written as JSON");
    }
}

void JsonWriter::write_map(const Map& map) {
    out += '{';
    ++depth_;
    std::vector<MapEntry> entries(map.entries().begin(), map.entries().end());
    std::stable_sort(entries.begin(), entries.end(),
                     [](const MapEntry& a, const MapEntry& b) { return order(a.key, b.key) < 0; });
    for (std::size_t i = 0; i < entries.size(); ++i) {
        separate(i == 0);
        write_key(entries[i].key);
        out += ": ";
        write(entries[i].value);
    }
    --depth_;
    if (!entries.empty()) line();
    out += '}';
}

void JsonWriter::write_key(Value key) {
    if (key.is_string()) return write_string(key.as_string());
    if (key.is(Type::list)) fail("a tuple cannot be a key in JSON");
    out += '"';
    write(key);
    out += '"';
}

void JsonWriter::write_string(std::string_view text) {
    out += '"';
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view character = character_at(text, at);
        at += character.size();
        const auto first = static_cast<unsigned char>(character[0]);
        if (character == "\"" || character == "\\") {
            (out += '\\') += character;
        } else if (character == "\n" || character == "\r" || character == "\t" || character == "\b" ||
                   character == "\f") {
            (out += '\\') += first == '\n'   ? 'n'
                             : first == '\r' ? 'r'
                             : first == '\t' ? 't'
                             : first == '\b' ? 'b'
                                             : 'f';
        } else if (first >= 0x20 && first < 0x80 &&
                   std::string_view("<>&'").find(character) == std::string_view::npos) {
            // 0x7F is written as it is, as Python does
            out += character;
        } else {
            const auto code = std::uint32_t(code_point(character));
            if (code >= 0x10000) {
                out += fmt::format("\\u{:04x}\\u{:04x}", 0xD7C0 + (code >> 10), 0xDC00 + (code & 0x3FF));
            } else {
                out += fmt::format("\\u{:04x}", code);
            }
        }
    }
    out += '"';
}

} // namespace

std::string json_text(Value value, int indent) {
    JsonWriter writer(indent);
    writer.write(value);
    return std::move(writer.out);
}

} // namespace plansite

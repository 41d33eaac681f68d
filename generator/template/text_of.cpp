#include "template/text_of.h"

#include "base/ascii.h"
#include "base/html.h"
#include "template/operations.h"

#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <vector>

namespace plansite {

namespace {

// A page's data has circles (a plan's activities know their plan), so printing follows no value into itself,
// and stops where the text is beyond any use.
class Printer {
public:
    explicit Printer(std::string& out) : out_(out), begin_(out.size()) {}

    void print(Value value) {
        if (out_.size() - begin_ > longest) fail("the value is too large to be printed");
        switch (value.type()) {
        case Type::undefined: out_ += "Undefined"; return;
        case Type::string: print_string(value); return;
        case Type::list: print_list(value.as_list()); return;
        case Type::map: print_map(value.as_map()); return;
        default: append_text(out_, value); return;
        }
    }

private:
    static constexpr std::size_t longest = std::size_t(1) << 20;
    static constexpr std::size_t deepest = 64;

    void print_string(Value value);
    void print_list(const List& list);
    void print_map(const Map& map);

    // False, with "..." printed, where the container is being printed already.
    bool enter(const void* container) {
        bool inside = path_.size() >= deepest;
        for (const void* outer : path_) inside = inside || outer == container;
        if (!inside) path_.push_back(container);
        return !inside;
    }

    std::string& out_;
    std::size_t begin_;
    std::vector<const void*> path_;
};

void Printer::print_string(Value value) {
    const std::string_view text = value.as_string();
    const bool double_quotes = text.find('\'') != text.npos && text.find('"') == text.npos;
    const char quote = double_quotes ? '"' : '\'';
    if (value.is_safe()) out_ += "Markup(";
    out_ += quote;
    for (const char c : text) {
        switch (c) {
        case '\n': out_ += "\\n"; break;
        case '\r': out_ += "\\r"; break;
        case '\t': out_ += "\\t"; break;
        case '\\': out_ += "\\\\"; break;
        default:
            if (c == quote) {
                (out_ += '\\') += c;
            } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
                out_ += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
            } else {
                out_ += c;
            }
        }
    }
    out_ += quote;
    if (value.is_safe()) out_ += ')';
}

void Printer::print_list(const List& list) {
    const bool round = list.kind != ListKind::list;
    if (!enter(&list)) {
        out_ += round ? "(...)" : "[...]";
        return;
    }
    out_ += round ? '(' : '[';
    for (std::uint32_t i = 0; i < list.size; ++i) {
        if (i != 0) out_ += ", ";
        print(list.items[i]);
    }
    if (round && list.size == 1) out_ += ',';
    out_ += round ? ')' : ']';
    path_.pop_back();
}

void Printer::print_map(const Map& map) {
    if (!enter(&map)) {
        out_ += "{...}";
        return;
    }
    out_ += '{';
    for (const MapEntry& entry : map.entries()) {
        if (&entry != map.entries().data()) out_ += ", ";
        print(entry.key);
        out_ += ": ";
        print(entry.value);
    }
    out_ += '}';
    path_.pop_back();
}

void append_integer(std::string& out, std::int64_t value) {
    std::array<char, 24> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    out.append(digits.data(), std::size_t(end - digits.data()));
}

} // namespace

std::string text_of_real(double value) {
    if (std::isnan(value)) return "nan";
    if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
    // Shortest digits in scientific form, laid out as Python does: plain between 1e-4 and 1e16.
    std::array<char, 40> buffer;
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific).ptr;
    const std::string_view shortest(buffer.data(), std::size_t(end - buffer.data()));
    const auto e = shortest.find('e');
    int exponent = 0;
    const char* exponent_begin = shortest.data() + e + (shortest[e + 1] == '+' ? 2 : 1);
    std::from_chars(exponent_begin, shortest.data() + shortest.size(), exponent);
    if (exponent < -4 || exponent >= 16) return std::string(shortest);
    std::string digits, out;
    for (char c : shortest.substr(0, e))
        if (is_digit(c)) digits += c;
    if (shortest.front() == '-') out += '-';
    if (exponent < 0) return out + "0." + std::string(std::size_t(-exponent - 1), '0') + digits;
    const auto whole = std::size_t(exponent) + 1;
    if (digits.size() <= whole) return out + digits + std::string(whole - digits.size(), '0') + ".0";
    return out + digits.substr(0, whole) + "." + digits.substr(whole);
}

void append_text(std::string& out, Value value) {
    switch (value.type()) {
    case Type::undefined: return;
    case Type::none: out += "None"; return;
    case Type::boolean: out += value.as_boolean() ? "True" : "False"; return;
    case Type::integer: append_integer(out, value.as_integer()); return;
    case Type::real: out += text_of_real(value.as_real()); return;
    case Type::string: out += value.as_string(); return;
    case Type::list:
    case Type::map: Printer(out).print(value); return;
    case Type::object: value.as_object().print(out); return;
    }
}

void append_repr(std::string& out, Value value) {
    Printer(out).print(value);
}

std::string text_of(const Runtime& runtime, Value value) {
    require_defined(runtime, value);
    std::string out;
    append_text(out, value);
    return out;
}

std::string_view text_view(const Runtime& runtime, Value value) {
    if (value.is_string()) return value.as_string();
    return runtime.arena.copy(text_of(runtime, value));
}

void append_printed(std::string& out, const Runtime& runtime, Value value) {
    switch (value.type()) {
    case Type::integer: append_integer(out, value.as_integer()); return;
    case Type::string:
        if (runtime.escape == Escape::html && !value.is_safe()) {
            append_escaped(out, value.as_string());
        } else {
            out += value.as_string();
        }
        return;
    case Type::undefined: require_defined(runtime, value); return;
    default:
        if (runtime.escape == Escape::html) {
            append_escaped(out, text_of(runtime, value));
        } else {
            append_text(out, value);
        }
    }
}

std::string short_form(Value value) {
    if (value.is_undefined()) return "undefined";
    if (value.is(Type::map)) {
        std::string out = "{";
        for (const MapEntry& entry : value.as_map().entries()) {
            if (out.size() > 50) return out + ", …}";
            if (out.size() > 1) out += ", ";
            append_text(out, entry.key);
        }
        return out + "}";
    }
    if (value.is(Type::list)) {
        const List& list = value.as_list();
        std::string out = "[";
        for (Value item : list.values()) {
            if (out.size() > 50) return out + ", …]";
            if (out.size() > 1) out += ", ";
            if (item.is(Type::map) || item.is(Type::list)) {
                out += item.is(Type::map) ? "{…}" : "[…]";
            } else {
                out += short_form(item);
            }
        }
        return out + "]";
    }
    if (value.is_string() && value.as_string().size() > 50) {
        std::size_t end = 50;
        while (end > 0 && (value.as_string()[end] & 0xC0) == 0x80) --end;
        return short_form(Value::string(value.as_string().substr(0, end))) + "…";
    }
    std::string out;
    append_repr(out, value);
    return out;
}

} // namespace plansite

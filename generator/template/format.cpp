#include "template/format.h"

#include "base/html.h"
#include "base/text.h"
#include "template/operations.h"
#include "template/text_of.h"

#include <fmt/format.h>
#include <string>
#include <string_view>

namespace plansite {

namespace {

constexpr int widest = 10000;

// One `%` place of the text.
struct Place {
    std::string_view name;
    bool left = false, sign = false, space = false, zero = false, alternative = false;
    int width = 0;
    int precision = -1;
    char kind = 's';
};

class Formatter {
public:
    Formatter(Runtime& runtime, Value text, Value arguments)
        : runtime_(runtime), safe_(text.is_safe()), left_(text.as_string()), arguments_(arguments) {
        const bool tuple = arguments.is(Type::list) && arguments.as_list().kind != ListKind::list;
        positional_ = tuple ? arguments.as_list().values() : std::span<const Value>(&arguments_, 1);
        // As in Python, a single value that could hold others need not have a place.
        may_be_left_ =
            arguments.is(Type::list) != tuple || arguments.is(Type::map) || arguments.is_undefined();
    }

    std::string run() {
        while (!left_.empty()) {
            const auto at = left_.find('%');
            out_ += left_.substr(0, at);
            if (at == left_.npos) break;
            left_.remove_prefix(at + 1);
            write(read());
        }
        if (next_ < positional_.size() && !may_be_left_)
            fail("there are more values than places in the format");
        return std::move(out_);
    }

private:
    Place read();
    int read_number();
    bool take(char c);
    Value argument(const Place& place);
    void write(const Place& place);
    std::string number(const Place& place, Value value);
    std::string text(const Place& place, Value value);

    Runtime& runtime_;
    bool safe_;
    std::string_view left_;
    Value arguments_;
    std::span<const Value> positional_;
    std::size_t next_ = 0;
    bool may_be_left_ = false;
    std::string out_;
};

bool Formatter::take(char c) {
    if (left_.empty() || left_.front() != c) return false;
    left_.remove_prefix(1);
    return true;
}

int Formatter::read_number() {
    int number = 0;
    for (; !left_.empty() && left_.front() >= '0' && left_.front() <= '9'; left_.remove_prefix(1)) {
        number = number * 10 + (left_.front() - '0');
        if (number > widest) fail("the width in the format is too large");
    }
    return number;
}

Place Formatter::read() {
    Place place;
    if (take('(')) {
        const auto end = left_.find(')');
        if (end == left_.npos) fail("a `)` is missing in the format");
        place.name = left_.substr(0, end);
        left_.remove_prefix(end + 1);
    }
    for (;;) {
        if (take('-')) {
            place.left = true;
        } else if (take('+')) {
            place.sign = true;
        } else if (take(' ')) {
            place.space = true;
        } else if (take('0')) {
            place.zero = true;
        } else if (take('#')) {
            place.alternative = true;
        } else {
            break;
        }
    }
    place.width = read_number();
    if (take('.')) place.precision = read_number();
    if (left_.empty()) fail("the format ends within a place");
    place.kind = left_.front();
    left_.remove_prefix(1);
    return place;
}

Value Formatter::argument(const Place& place) {
    if (!place.name.empty()) {
        if (!arguments_.is(Type::map)) fail("the format's names need named values");
        const Value* found = arguments_.as_map().find(place.name);
        if (found == nullptr) fail("the format's `" + std::string(place.name) + "` is not given");
        return *found;
    }
    if (next_ == positional_.size()) fail("there are fewer values than places in the format");
    return positional_[next_++];
}

std::string Formatter::number(const Place& place, Value value) {
    if (!value.is_number()) fail(fmt::format("`%{}` needs a number, not {}", place.kind, type_name(value)));
    std::string digits;
    const int precision = place.precision < 0 ? 6 : place.precision;
    const bool negative = value.as_real() < 0;
    const double real = negative ? -value.as_real() : value.as_real();
    // Truncated as Python's %d does with a real number.
    const bool shown_whole = std::string_view("diuxXo").find(place.kind) != std::string_view::npos;
    if (shown_whole && !value.is_integral() && !(real < 9.2e18))
        fail("the number is too large for the format");
    const auto whole = value.is_integral() ? value.as_integer()
                       : shown_whole       ? std::int64_t(value.as_real())
                                           : 0;
    const auto size = whole < 0 ? 0 - std::uint64_t(whole) : std::uint64_t(whole);
    switch (place.kind) {
    case 'x': digits = (place.alternative ? "0x" : "") + fmt::format("{:x}", size); break;
    case 'X': digits = (place.alternative ? "0X" : "") + fmt::format("{:X}", size); break;
    case 'o': digits = (place.alternative ? "0o" : "") + fmt::format("{:o}", size); break;
    case 'e': digits = fmt::format("{:.{}e}", real, precision); break;
    case 'E': digits = fmt::format("{:.{}E}", real, precision); break;
    case 'f':
    case 'F': digits = fmt::format("{:.{}f}", real, precision); break;
    case 'g': digits = fmt::format("{:.{}g}", real, precision); break;
    case 'G': digits = fmt::format("{:.{}G}", real, precision); break;
    default: digits = fmt::format("{}", size); break;
    }
    const std::string sign = negative ? "-" : place.sign ? "+" : place.space ? " " : "";
    const auto width = std::size_t(place.width);
    if (place.zero && !place.left && sign.size() + digits.size() < width)
        digits.insert(0, width - sign.size() - digits.size(), '0');
    return sign + digits;
}

std::string Formatter::text(const Place& place, Value value) {
    std::string out;
    if (place.kind == 'r') {
        append_repr(out, value);
    } else {
        out = text_of(runtime_, value);
    }
    if (place.precision >= 0) {
        std::size_t end = 0;
        for (int i = 0; i < place.precision && end < out.size(); ++i) end += character_at(out, end).size();
        out.resize(end);
    }
    return safe_ && !value.is_safe() ? escaped(out) : out;
}

void Formatter::write(const Place& place) {
    if (place.kind == '%') {
        out_ += '%';
        return;
    }
    const Value value = argument(place);
    std::string shown;
    if (place.kind == 's' || place.kind == 'r' || (place.kind == 'c' && value.is_string())) {
        shown = text(place, value);
    } else if (std::string_view("diuxXoeEfFgG").find(place.kind) != std::string_view::npos) {
        shown = number(place, value);
    } else {
        fail(fmt::format("`%{}` is not a format", place.kind));
    }
    const std::size_t size = code_points(shown);
    const std::string fill(size < std::size_t(place.width) ? std::size_t(place.width) - size : 0, ' ');
    out_ += place.left ? shown + fill : fill + shown;
}

} // namespace

Value printf_formatted(Runtime& runtime, Value text, Value arguments) {
    const std::string_view result = runtime.arena.copy(Formatter(runtime, text, arguments).run());
    return text.is_safe() ? Value::safe(result) : Value::string(result);
}

} // namespace plansite

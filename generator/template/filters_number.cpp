#include "base/text.h"
#include "template/filters.h"
#include "template/operations.h"
#include "template/text_of.h"
#include "template/trim.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <optional>

namespace plansite {

namespace {

std::optional<double> real_from(std::string_view text) {
    text = trimmed_of(text, {}, TrimEnds::both);
    if (text.starts_with('+')) text.remove_prefix(1);
    const std::string plain = replaced(text, "_", "");
    double real = 0;
    const auto read = std::from_chars(plain.data(), plain.data() + plain.size(), real);
    if (plain.empty() || read.ec != std::errc{} || read.ptr != plain.data() + plain.size())
        return std::nullopt;
    return real;
}

std::optional<std::int64_t> integer_from(std::string_view text, std::int64_t base) {
    text = trimmed_of(text, {}, TrimEnds::both);
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    std::string plain = replaced(lower_ascii(text), "_", "");
    for (const auto& [prefix, of_base] : {std::pair("0x", 16), std::pair("0o", 8), std::pair("0b", 2)})
        if ((base == of_base || base == 0) && plain.starts_with(prefix)) {
            plain.erase(0, 2);
            base = of_base;
        }
    if (base == 0) base = 10;
    if (base < 2 || base > 36) return std::nullopt;
    std::int64_t integer = 0;
    const auto read = std::from_chars(plain.data(), plain.data() + plain.size(), integer, int(base));
    const bool digits = !plain.empty() && plain.front() != '-';
    if (!digits || read.ec != std::errc{} || read.ptr != plain.data() + plain.size()) return std::nullopt;
    return negative ? -integer : integer;
}

std::optional<std::int64_t> truncated(double real) {
    constexpr double limit = 9.2e18;
    if (!(real > -limit && real < limit)) return std::nullopt;
    return std::int64_t(real);
}

Value to_integer(Call& call) {
    const Value value = call.subject;
    std::optional<std::int64_t> integer;
    if (value.is_integral()) integer = value.as_integer();
    if (value.is(Type::real)) integer = truncated(value.as_real());
    if (value.is_string()) {
        integer = integer_from(value.as_string(), integer_argument(call[1], "base"));
        if (!integer)
            if (const auto real = real_from(value.as_string())) integer = truncated(*real);
    }
    if (value.is_undefined()) fail_undefined(value);
    return integer ? Value::integer(*integer) : call[0];
}

Value to_real(Call& call) {
    const Value value = call.subject;
    if (value.is_undefined()) fail_undefined(value);
    if (value.is_number()) return Value::real(value.as_real());
    const auto real = value.is_string() ? real_from(value.as_string()) : std::nullopt;
    return real ? Value::real(*real) : call[0];
}

double number_of(Call& call) {
    if (call.subject.is_undefined()) fail_undefined(call.subject);
    if (!call.subject.is_number()) fail("expected a number, not " + std::string(type_name(call.subject)));
    return call.subject.as_real();
}

Value absolute(Call& call) {
    const double number = number_of(call);
    if (call.subject.is(Type::real)) return Value::real(std::abs(number));
    return number < 0 ? negated(call.subject) : Value::integer(call.subject.as_integer());
}

// The nearest number with so many decimal places, halves to even as Python has it; printing it exactly
// decides.
double rounded(double number, std::int64_t precision) {
    if (precision >= 0) return *real_from(fmt::format("{:.{}f}", number, precision));
    const double unit = std::pow(10.0, double(-precision));
    return std::nearbyint(number / unit) * unit;
}

Value round_to(Call& call) {
    const double number = number_of(call);
    const std::int64_t precision =
        std::clamp<std::int64_t>(integer_argument(call[0], "precision"), -300, 300);
    const std::string_view method = text_view(call.runtime, call[1]);
    if (method == "common") {
        if (!std::isfinite(number)) return call.subject;
        if (!call.subject.is_integral()) return Value::real(rounded(number, precision));
        return precision >= 0 ? Value::integer(call.subject.as_integer())
                              : Value::integer(truncated(rounded(number, precision)).value_or(0));
    }
    if (method != "ceil" && method != "floor") fail("`method` must be common, ceil or floor");
    const double unit = std::pow(10.0, double(precision));
    return Value::real((method == "ceil" ? std::ceil(number * unit) : std::floor(number * unit)) / unit);
}

Value file_size(Call& call) {
    static constexpr std::string_view letters = "kMGTPEZY";
    const bool binary = truth(call.runtime, call[0]);
    double size = 0;
    if (call.subject.is_string()) {
        const auto read = real_from(call.subject.as_string());
        if (!read) fail("expected a number of bytes");
        size = *read;
    } else {
        size = number_of(call);
    }
    const double base = binary ? 1024 : 1000;
    if (size == 1) return Value::string("1 Byte");
    if (size < base) return call.string(fmt::format("{} Bytes", truncated(size).value_or(0)));
    std::size_t unit = 0;
    for (size /= base; size >= base && unit + 1 < letters.size(); ++unit) size /= base;
    const std::string letter(1, binary && unit == 0 ? 'K' : letters[unit]);
    return call.string(fmt::format("{:.1f} {}{}", size, letter, binary ? "iB" : "B"));
}

constexpr FilterRow rows[] = {
    {"abs", "", "The number without its sign.", absolute},
    {"round", "precision = 0, method = 'common'",
     "The number with so many decimal places; `method` may be `ceil` or `floor`.", round_to},
    {"int", "default = 0, base = 10", "The value as a whole number, or the default where it is none.",
     to_integer},
    {"float", "default = 0.0", "The value as a number, or the default where it is none.", to_real},
    {"filesizeformat", "binary = false", "A number of bytes for people: `4.1 MB`.", file_size},
};

} // namespace

std::span<const FilterRow> number_filters() {
    return rows;
}

} // namespace plansite

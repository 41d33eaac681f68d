#include "base/html.h"
#include "base/text.h"
#include "template/filters.h"
#include "template/format.h"
#include "template/letters.h"
#include "template/operations.h"
#include "template/text_of.h"
#include "template/trim.h"
#include "template/wrap.h"

#include <algorithm>

namespace plansite {

namespace {

constexpr std::int64_t widest = 100000;

std::string_view subject_text(Call& call) {
    return text_view(call.runtime, call.subject);
}

std::int64_t width_argument(Call& call, std::size_t at, std::string_view name) {
    const std::int64_t width = integer_argument(call[at], name);
    if (width > widest) fail("`" + std::string(name) + "` is too large");
    return width;
}

// The first `count` characters.
std::string_view first_characters(std::string_view text, std::int64_t count) {
    std::size_t end = 0;
    for (; count > 0 && end < text.size(); --count) end += character_at(text, end).size();
    return text.substr(0, end);
}

Value upper(Call& call) {
    return call.string_like(call.subject, upper_case(subject_text(call)));
}

Value lower(Call& call) {
    return call.string_like(call.subject, lower_case(subject_text(call)));
}

Value capitalize(Call& call) {
    return call.string_like(call.subject, capitalized(subject_text(call)));
}

// Words begin after white space, hyphens and opening brackets.
Value title(Call& call) {
    const std::string_view text = subject_text(call);
    std::string out;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view character = character_at(text, at);
        at += character.size();
        if (!is_space(character) && std::string_view("-({[<").find(character) == std::string_view::npos)
            continue;
        out += capitalized(text.substr(begin, at - begin));
        begin = at;
    }
    return call.string(out + capitalized(text.substr(begin)));
}

Value center(Call& call) {
    const std::string_view text = subject_text(call);
    const std::int64_t width = width_argument(call, 0, "width");
    const std::int64_t fill = std::max<std::int64_t>(0, width - std::int64_t(code_points(text)));
    const std::int64_t left = fill / 2 + (fill & width & 1); // as Python puts the odd space
    const std::string before(std::size_t(left), ' '), after(std::size_t(fill - left), ' ');
    return call.string_like(call.subject, before + std::string(text) + after);
}

Value trim(Call& call) {
    const std::string_view characters =
        call[0].is_none() ? std::string_view() : text_view(call.runtime, call[0]);
    return call.string_like(call.subject, trimmed_of(subject_text(call), characters, TrimEnds::both));
}

Value truncate(Call& call) {
    const std::string_view text = subject_text(call), end = text_view(call.runtime, call[2]);
    const std::int64_t length = integer_argument(call[0], "length");
    const std::int64_t leeway = call[3].is_none() ? 5 : integer_argument(call[3], "leeway");
    const auto end_length = std::int64_t(code_points(end));
    if (length < end_length) fail("`length` is less than that of `end`");
    if (leeway < 0) fail("`leeway` must not be negative");
    if (std::int64_t(code_points(text)) - leeway <= length) return call.subject;
    std::string_view kept = first_characters(text, length - end_length);
    if (!truth(call.runtime, call[1])) kept = kept.substr(0, kept.rfind(' '));
    return call.string_like(call.subject, std::string(kept) + std::string(end));
}

Value word_wrap(Call& call) {
    const WrapOptions options{.width =
                                  std::size_t(std::max<std::int64_t>(1, width_argument(call, 0, "width"))),
                              .break_long_words = truth(call.runtime, call[1]),
                              .break_on_hyphens = truth(call.runtime, call[3])};
    const std::string_view line_end = call[2].is_none() ? "\n" : text_view(call.runtime, call[2]);
    std::string out;
    bool first = true;
    for (const std::string_view paragraph : lines_of(subject_text(call))) {
        if (!std::exchange(first, false)) out += line_end;
        out += join(wrapped(paragraph, options), line_end);
    }
    return call.string(out);
}

Value word_count(Call& call) {
    const std::string_view text = subject_text(call);
    std::int64_t count = 0;
    bool inside = false;
    for (std::size_t at = 0; at < text.size(); at += character_at(text, at).size()) {
        const bool word = is_word_character(character_at(text, at));
        count += word && !inside;
        inside = word;
    }
    return Value::integer(count);
}

Value indent(Call& call) {
    const std::string_view text = subject_text(call);
    const std::string margin =
        call[0].is_string()
            ? std::string(call[0].as_string())
            : std::string(std::size_t(std::max<std::int64_t>(0, width_argument(call, 0, "width"))), ' ');
    const bool blank = truth(call.runtime, call[2]);
    auto lines = lines_of(text);
    if (text.empty() || text.ends_with('\n')) lines.push_back({});
    std::string out;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i > 0) out += '\n';
        if (i == 0 ? truth(call.runtime, call[1]) : blank || !lines[i].empty()) out += margin;
        out += lines[i];
    }
    return call.string_like(call.subject, out);
}

Value replace(Call& call) {
    const bool html = call.runtime.escape == Escape::html;
    const std::int64_t count = call[2].is_none() ? -1 : integer_argument(call[2], "count");
    const bool make_safe = html && !call.subject.is_safe() && (call[0].is_safe() || call[1].is_safe());
    const bool safe = make_safe || (html && call.subject.is_safe());
    const auto text = [&](Value value) {
        const std::string plain = text_of(call.runtime, value);
        return safe && !value.is_safe() ? escaped(plain) : plain;
    };
    const std::string subject = text(call.subject);
    // The text to be found is not escaped, since it is not printed.
    const std::string_view from = text_view(call.runtime, call[0]);
    const std::string out = replaced_some(subject, from, text(call[1]), count);
    return safe ? call.safe(out) : call.string(out);
}

Value format(Call& call) {
    Value values = list_of(call.arena(), call.given.positional, ListKind::tuple);
    if (!call.given.named.empty()) {
        if (!call.given.positional.empty()) fail("`format` takes positional or named values, not both");
        MapBuilder named(call.arena());
        for (const NamedValue& value : call.given.named) named.set(value.name, value.value);
        values = named.value();
    }
    const Value text = call.string_like(call.subject, subject_text(call));
    return printf_formatted(call.runtime, text, values);
}

Value string(Call& call) {
    return call.subject.is_string() ? call.subject : call.string(text_of(call.runtime, call.subject));
}

Value pretty(Call& call) {
    std::string out;
    append_repr(out, call.subject);
    return call.string(out);
}

constexpr FilterRow rows[] = {
    {"upper", "", "The text in upper case.", upper},
    {"lower", "", "The text in lower case.", lower},
    {"capitalize", "", "The first letter in upper case, the rest in lower case.", capitalize},
    {"title", "", "Each word with a capital, the rest in lower case.", title},
    {"center", "width = 80", "The text in the middle of a field of this width.", center},
    {"trim", "characters = none", "The text without white space, or these characters, at either end.", trim},
    {"truncate", "length = 255, killwords = false, end = '...', leeway = none",
     "The text cut to this length at a space (or anywhere with `killwords`), `end` included. Text that is "
     "longer by no "
     "more than `leeway`, 5 unless given, is left whole.",
     truncate},
    {"wordwrap", "width = 79, break_long_words = true, wrapstring = none, break_on_hyphens = true",
     "The text in lines of this width at most.", word_wrap},
    {"wordcount", "", "How many words the text has.", word_count},
    {"indent", "width = 4, first = false, blank = false",
     "The text with its lines, but for the first and empty ones, indented by so many spaces or by this text.",
     indent},
    {"replace", "old, new, count = none", "The text with `old` replaced by `new`, at most `count` times.",
     replace},
    {"format", "*values, **named", "The values put into the places of a text such as `'%s of %d'`.", format},
    {"string", "", "The value as text; safe text stays safe.", string},
    {"pprint", "", "The value as it looks within a list, to see what it is.", pretty},
};

} // namespace

std::span<const FilterRow> text_filters() {
    return rows;
}

} // namespace plansite

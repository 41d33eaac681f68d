#include "template/lexer.h"

#include "base/ascii.h"
#include "base/text.h"
#include "template/letters.h"

#include <array>
#include <charconv>
#include <fmt/format.h>

namespace plansite {

namespace {

constexpr std::string_view white_space = " \t\r\n\v\f";
// Longest first, so that `**` is not read as two `*`.
constexpr std::array<std::string_view, 26> signs{"//", "**", "==", "!=", "<=", ">=", "+", "-", "/",
                                                 "*",  "%",  "~",  "(",  ")",  "[",  "]", "{", "}",
                                                 ">",  "<",  "=",  ".",  ":",  "|",  ",", ";"};

bool begins_name(char c) {
    return is_letter(c) || c == '_' || (c & 0x80) != 0;
}

class Lexer {
public:
    Lexer(const Source& source, Arena& arena) : source_(source), text_(source.text), arena_(arena) {
        if (text_.ends_with("\r\n")) {
            text_.remove_suffix(2);
        } else if (text_.ends_with('\n') || text_.ends_with('\r')) {
            text_.remove_suffix(1);
        }
    }

    Tokens run() {
        Tokens tokens;
        try {
            while (at_ < text_.size()) read_text();
        } catch (const TemplateSyntaxError& fault) {
            tokens.fault = fault;
        }
        tokens_.push_back({.kind = TokenKind::end, .at = span(at_, at_)});
        tokens.list = std::move(tokens_);
        return tokens;
    }

private:
    void read_text();
    void read_comment();
    void read_tag(TokenKind begin, TokenKind end, std::string_view closing);
    bool read_raw();
    void read_token();
    void read_number();
    void read_string();
    void read_sign();
    std::uint32_t read_escape(std::string& out, std::size_t at);

    Span span(std::size_t begin, std::size_t end) const {
        return {&source_, std::uint32_t(begin), std::uint32_t(end)};
    }
    [[noreturn]] void fail_at(std::size_t begin, std::size_t end, std::string message,
                              std::string help = {}) const {
        throw TemplateSyntaxError{span(begin, end), std::move(message), std::move(help)};
    }
    bool starts(std::string_view text) const { return text_.substr(at_).starts_with(text); }
    void skip_white_space() {
        const auto next = text_.find_first_not_of(white_space, at_);
        at_ = next == text_.npos ? text_.size() : next;
    }
    // Past the end of a tag or comment; a `-` before it takes the white space after it.
    void close(std::size_t end_mark, bool strip) {
        at_ = end_mark;
        if (strip) skip_white_space();
    }
    void push(TokenKind kind, std::size_t begin, std::size_t end) {
        tokens_.push_back({.kind = kind, .at = span(begin, end), .text = text_.substr(begin, end - begin)});
    }
    void push_text(std::size_t begin, std::size_t end);

    const Source& source_;
    std::string_view text_;
    Arena& arena_;
    std::size_t at_ = 0;
    std::vector<Token> tokens_;
    std::string brackets_; // the closing brackets that are due
};

void Lexer::push_text(std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    push(TokenKind::text, begin, end);
    Token& token = tokens_.back();
    if (token.text.find('\r') != token.text.npos)
        token.text = arena_.copy(replaced(replaced(token.text, "\r\n", "\n"), "\r", "\n"));
}

// Text up to the next tag or comment, and that tag or comment.
void Lexer::read_text() {
    const std::size_t begin = at_;
    std::size_t end = begin;
    for (;; ++end) {
        end = text_.find('{', end);
        if (end == text_.npos || end + 1 == text_.size()) {
            push_text(begin, text_.size());
            at_ = text_.size();
            return;
        }
        const char next = text_[end + 1];
        if (next == '{' || next == '%' || next == '#') break;
    }
    const char kind = text_[end + 1];
    at_ = end + 2;
    std::size_t text_end = end;
    if (starts("-")) {
        const auto last = text_.find_last_not_of(white_space, end == 0 ? 0 : end - 1);
        text_end = end == 0 || last == text_.npos || last < begin ? begin : last + 1;
        ++at_;
    } else if (starts("+")) {
        ++at_;
    }
    push_text(begin, text_end);
    if (kind == '#') {
        read_comment();
    } else if (kind == '{') {
        push(TokenKind::print_begin, end, at_);
        read_tag(TokenKind::print_begin, TokenKind::print_end, "}}");
    } else if (!read_raw()) {
        push(TokenKind::tag_begin, end, at_);
        read_tag(TokenKind::tag_begin, TokenKind::tag_end, "%}");
    }
}

void Lexer::read_comment() {
    const auto end = text_.find("#}", at_);
    if (end == text_.npos) fail_at(at_ - 2, at_, "the comment has no end: `#}` is missing");
    close(end + 2, end > at_ && text_[end - 1] == '-');
}

// `{% raw %}` to `{% endraw %}`, whose content is text whatever it holds. False where the tag is another.
bool Lexer::read_raw() {
    const std::size_t before = at_;
    const std::size_t tag = text_.rfind("{%", at_);
    const auto refuse = [&] {
        at_ = before;
        return false;
    };
    skip_white_space();
    if (!starts("raw")) return refuse();
    at_ += 3;
    skip_white_space();
    const bool strip_after = starts("-");
    if (strip_after || starts("+")) ++at_;
    if (!starts("%}")) return refuse();
    close(at_ + 2, strip_after);
    const std::size_t begin = at_;
    for (auto end = text_.find("{%", begin); end != text_.npos; end = text_.find("{%", end + 1)) {
        at_ = end + 2;
        const bool strip_before = starts("-");
        if (strip_before || starts("+")) ++at_;
        skip_white_space();
        if (!starts("endraw")) continue;
        at_ += 6;
        skip_white_space();
        const bool strip = starts("-");
        if (strip || starts("+")) ++at_;
        if (!starts("%}")) continue;
        std::size_t text_end = end;
        while (strip_before && text_end > begin && white_space.find(text_[text_end - 1]) != white_space.npos)
            --text_end;
        push_text(begin, text_end);
        close(at_ + 2, strip);
        return true;
    }
    fail_at(tag, begin, "the raw block has no end: `{% endraw %}` is missing");
}

void Lexer::read_tag(TokenKind begin, TokenKind end, std::string_view closing) {
    const std::size_t opened = tokens_.back().at.begin;
    for (;;) {
        skip_white_space();
        if (at_ == text_.size())
            fail_at(opened, opened + 2,
                    begin == TokenKind::print_begin ? "the expression has no end: `}}` is missing"
                                                    : "the tag has no end: `%}` is missing");
        if (brackets_.empty()) {
            const bool strip = starts("-") && text_.substr(at_ + 1).starts_with(closing);
            const bool keep = starts("+") && text_.substr(at_ + 1).starts_with(closing);
            const std::size_t marks = strip || keep ? 1 : 0;
            if (marks != 0 || starts(closing)) {
                push(end, at_, at_ + marks + 2);
                close(at_ + marks + 2, strip);
                return;
            }
        }
        read_token();
    }
}

void Lexer::read_token() {
    const char c = text_[at_];
    if (begins_name(c)) {
        const std::size_t begin = at_;
        while (at_ < text_.size() && (begins_name(text_[at_]) || is_digit(text_[at_]))) ++at_;
        push(TokenKind::name, begin, at_);
    } else if (is_digit(c)) {
        read_number();
    } else if (c == '"' || c == '\'') {
        read_string();
    } else {
        read_sign();
    }
}

// Digits with single underscores between them, from `at`; the position after them.
std::size_t after_digits(std::string_view text, std::size_t at, std::string_view digits) {
    while (at < text.size()) {
        const bool digit = digits.find(text[at]) != digits.npos;
        const bool underscore =
            text[at] == '_' && at + 1 < text.size() && digits.find(text[at + 1]) != digits.npos;
        if (!digit && !underscore) break;
        ++at;
    }
    return at;
}

void Lexer::read_number() {
    constexpr std::string_view decimal = "0123456789";
    const std::size_t begin = at_;
    int base = 10;
    std::size_t digits = begin, end = begin;
    if (text_[begin] == '0' && begin + 2 < text_.size()) {
        const char mark = char(text_[begin + 1] | 0x20);
        base = mark == 'x' ? 16 : mark == 'o' ? 8 : mark == 'b' ? 2 : 10;
        const std::string_view allowed =
            base == 16 ? "0123456789abcdefABCDEF" : decimal.substr(0, std::size_t(base));
        if (base != 10 && after_digits(text_, begin + 2, allowed) > begin + 2) {
            digits = begin + 2;
            end = after_digits(text_, digits, allowed);
        } else {
            base = 10;
        }
    }
    bool real = false;
    if (base == 10) {
        end = after_digits(text_, begin, decimal);
        // `a.0.1` is the item 1 of the item 0, so that after a dot there is no real number.
        const bool after_dot = begin > 0 && text_[begin - 1] == '.';
        if (!after_dot && end + 1 < text_.size() && text_[end] == '.' && is_digit(text_[end + 1])) {
            real = true;
            end = after_digits(text_, end + 1, decimal);
        }
        if (!after_dot && end + 1 < text_.size() && (text_[end] | 0x20) == 'e') {
            const bool sign = text_[end + 1] == '+' || text_[end + 1] == '-';
            const std::size_t exponent = end + (sign ? 2 : 1);
            if (exponent < text_.size() && is_digit(text_[exponent])) {
                real = true;
                end = after_digits(text_, exponent, decimal);
            }
        }
    }
    const std::string plain = replaced(text_.substr(digits, end - digits), "_", "");
    push(real ? TokenKind::real : TokenKind::integer, begin, end);
    at_ = end;
    Token& token = tokens_.back();
    const char* last = plain.data() + plain.size();
    const bool readable = real ? std::from_chars(plain.data(), last, token.real).ec == std::errc{}
                               : std::from_chars(plain.data(), last, token.integer, base).ec == std::errc{};
    if (!readable) fail_at(begin, end, "the number is too large");
}

// The escape sequence after a backslash, appended; how many characters it takes.
std::uint32_t Lexer::read_escape(std::string& out, std::size_t at) {
    constexpr std::string_view plain = "\n\\'\"abfnrtv";
    constexpr std::string_view meaning = "\n\\'\"\a\b\f\n\r\t\v";
    const char c = text_[at];
    if (const auto found = plain.find(c); found != plain.npos) {
        if (c != '\n') out += meaning[found];
        return 1;
    }
    const std::size_t length = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    std::uint32_t code = 0;
    if (length != 0) {
        const std::string_view digits = text_.substr(at + 1, length);
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
        const bool surrogate = code >= 0xD800 && code < 0xE000;
        if (digits.size() < length || read.ptr != digits.data() + length || surrogate || code > 0x10FFFF)
            fail_at(at - 1, at + 1 + digits.size(), "the escape sequence is not a character");
        append_code_point(out, code);
        return std::uint32_t(length) + 1;
    }
    if (c >= '0' && c <= '7') {
        std::uint32_t used = 0;
        while (used < 3 && at + used < text_.size() && text_[at + used] >= '0' && text_[at + used] <= '7')
            code = code * 8 + std::uint32_t(text_[at + used++] - '0');
        append_code_point(out, code);
        return used;
    }
    out += '\\'; // not an escape sequence: the backslash stands for itself
    out += c;
    return 1;
}

void Lexer::read_string() {
    const std::size_t begin = at_++;
    const char quote = text_[begin];
    std::string content;
    bool as_written = true;
    for (;; ++at_) {
        if (at_ >= text_.size()) fail_at(begin, begin + 1, "the string has no end: a quote is missing");
        if (text_[at_] == quote) break;
        if (text_[at_] == '\\' && at_ + 1 < text_.size()) {
            as_written = false;
            at_ += read_escape(content, at_ + 1);
        } else if (text_[at_] == '\r') {
            as_written = false;
            if (!text_.substr(at_ + 1).starts_with('\n')) content += '\n';
        } else {
            content += text_[at_];
        }
    }
    ++at_;
    push(TokenKind::string, begin, at_);
    tokens_.back().text = as_written ? text_.substr(begin + 1, at_ - begin - 2) : arena_.copy(content);
}

void Lexer::read_sign() {
    for (const std::string_view sign : signs) {
        if (!starts(sign)) continue;
        const char c = sign.front();
        if (c == '(' || c == '[' || c == '{') {
            brackets_ += c == '(' ? ')' : c == '[' ? ']' : '}';
        } else if (c == ')' || c == ']' || c == '}') {
            if (brackets_.empty())
                fail_at(at_, at_ + 1, fmt::format("unexpected `{}`", c),
                        c == '}' ? "a value ends with `}}` and a tag with `%}`" : "");
            if (brackets_.back() != c)
                fail_at(at_, at_ + 1, fmt::format("unexpected `{}`, expected `{}`", c, brackets_.back()));
            brackets_.pop_back();
        }
        push(TokenKind::sign, at_, at_ + sign.size());
        at_ += sign.size();
        return;
    }
    std::size_t end = at_ + 1;
    while (end < text_.size() && (text_[end] & 0xC0) == 0x80) ++end;
    fail_at(at_, end, fmt::format("unexpected character `{}`", text_.substr(at_, end - at_)));
}

} // namespace

Tokens tokens_of(const Source& source, Arena& arena) {
    return Lexer(source, arena).run();
}

} // namespace plansite

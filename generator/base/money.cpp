#include "base/money.h"

#include "base/ascii.h"
#include "base/text.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <vector>

namespace plansite {

namespace {

constexpr std::int64_t most_pence = 100'000'000'000'000'000; // 10^15 pounds

struct Currency {
    std::string_view symbol;
    std::string_view code;
};
constexpr std::array currencies = {Currency{"£", "GBP"}, Currency{"€", "EUR"}, Currency{"$", "USD"}};

struct Multiplier {
    std::string_view word; // in lower case
    int zeros;
};
constexpr std::array multipliers = {Multiplier{"thousand", 3}, Multiplier{"million", 6},
                                    Multiplier{"billion", 9},  Multiplier{"bn", 9},
                                    Multiplier{"k", 3},        Multiplier{"m", 6}};

constexpr std::array<std::string_view, 10> yearly = {"per annum",  "per year", "a year", "each year",
                                                     "every year", "p.a.",     "pa",     "annually",
                                                     "yearly",     "/year"};

constexpr std::array<std::string_view, 4> each = {"per", "/", "a", "an"};
constexpr std::size_t most_words_of_each = 3;

// Of the bytes beyond ASCII all but the two that begin signs (the pound, the euro, dashes, quotes).
bool is_word(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return is_letter_or_digit(c) || (byte >= 0x80 && byte != 0xC2 && byte != 0xE2);
}
bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

// Reads from left to right, case aside. Each function moves past what it read, or does not move.
class Reader {
public:
    explicit Reader(std::string_view text, std::size_t at = 0) : text_(text), at_(at) {}

    std::size_t position() const { return at_; }
    bool at_end() const { return at_ == text_.size(); }
    char next() const { return at_end() ? '\0' : text_[at_]; }
    std::string_view rest() const { return text_.substr(at_); }
    void skip(std::size_t count) { at_ += count; }
    void go_back(std::size_t position) { at_ = position; }
    void skip_space() {
        while (accept("\u00A0") || accept(" ") || accept("\t") || accept("\r") || accept("\n")) {
        }
    }

    bool accept(std::string_view expected) {
        if (lower_ascii(rest().substr(0, expected.size())) != expected) return false;
        at_ += expected.size();
        return true;
    }

    // As accept, and the word ends there.
    bool accept_word(std::string_view expected) {
        const std::size_t start = at_;
        if (accept(expected) && (at_end() || !is_word(next()))) return true;
        at_ = start;
        return false;
    }

private:
    std::string_view text_;
    std::size_t at_;
};

// A number in hundredths: "1,078.50", "683k", "1.5 million".
std::optional<std::int64_t> hundredths(Reader& reader) {
    std::int64_t value = 0;
    int zeros = 2;
    const auto take_digits = [&](int change_of_zeros) {
        int count = 0;
        for (; is_digit(reader.next()); reader.skip(1), ++count, zeros += change_of_zeros)
            value = std::min(value * 10 + (reader.next() - '0'), most_pence + 1);
        return count;
    };
    const int leading = take_digits(0);
    bool grouped = true;
    while (reader.next() == ',' && reader.rest().size() > 1 && is_digit(reader.rest()[1])) {
        reader.skip(1);
        grouped = take_digits(0) == 3 && leading <= 3 && grouped;
    }
    if (reader.next() == '.' && reader.rest().size() > 1 && is_digit(reader.rest()[1])) {
        reader.skip(1);
        take_digits(-1);
    }
    if (leading == 0 || !grouped) return std::nullopt;

    const std::size_t end_of_digits = reader.position();
    reader.skip_space();
    const bool spaced = reader.position() != end_of_digits;
    const auto* multiplier =
        std::find_if(multipliers.begin(), multipliers.end(), [&](const Multiplier& candidate) {
            return (!spaced || candidate.word.size() > 2) && reader.accept_word(candidate.word);
        });
    if (multiplier != multipliers.end())
        zeros += multiplier->zeros;
    else
        reader.go_back(end_of_digits);
    for (; zeros > 0 && value <= most_pence; --zeros) value *= 10;
    if (zeros < 0 || value > most_pence) return std::nullopt;
    return value;
}

std::optional<std::string_view> currency_symbol(Reader& reader) {
    for (const Currency& currency : currencies)
        if (reader.accept(currency.symbol)) return currency.code;
    return std::nullopt;
}

std::optional<std::string_view> currency_code(Reader& reader) {
    for (const Currency& currency : currencies)
        if (reader.rest().starts_with(currency.code) && reader.accept_word(lower_ascii(currency.code)))
            return currency.code;
    return std::nullopt;
}

// "£ 300,000", "GBP 450", "450 GBP". May move where it reads nothing, but only past digits, commas and dots.
std::optional<Money> plain_amount(Reader& reader) {
    auto currency = currency_symbol(reader);
    if (!currency) currency = currency_code(reader);
    if (currency) reader.skip_space();
    const auto value = hundredths(reader);
    if (!value) return std::nullopt;
    if (!currency) {
        reader.skip_space();
        currency = currency_code(reader);
    }
    const std::string_view rest = reader.rest();
    const bool runs_on = !rest.empty() && (is_word(rest[0]) || rest[0] == '%');
    const bool range = rest.size() > 1 && rest[0] == '-' && is_digit(rest[1]); // "£5-10k"
    if (!currency || runs_on || range) return std::nullopt;
    return Money{.pence = *value, .currency = std::string(*currency)};
}

// The words up to the next sign or the end, at most `most`: "governing", "body" of "governing body (if any)".
std::vector<std::string_view> words_ahead(std::string_view text, std::size_t most) {
    std::vector<std::string_view> words;
    std::size_t at = 0;
    while (words.size() < most) {
        while (at < text.size() && is_space(text[at])) ++at;
        const std::size_t begin = at;
        while (at < text.size() && (is_word(text[at]) || text[at] == '-' || text[at] == '\'')) ++at;
        if (at == begin) break;
        words.push_back(text.substr(begin, at - begin));
    }
    return words;
}

// "per governing body", "a place", "/place". Does not move where there is none. Of many words only the first
// is taken, and after "a" none ("£500 a contribution to the costs").
bool read_each(Reader& reader, std::string_view spelling, Money& money) {
    const std::size_t start = reader.position();
    if (spelling == "/" ? reader.accept(spelling) : reader.accept_word(spelling)) {
        auto words = words_ahead(reader.rest(), most_words_of_each + 1);
        const bool many = words.size() > most_words_of_each;
        if (!words.empty() && !is_digit(words.front()[0]) && (!many || !spelling.starts_with('a'))) {
            if (many) words.resize(1);
            const std::size_t begin = std::size_t(words.front().data() - reader.rest().data());
            const std::size_t end =
                std::size_t(words.back().data() - reader.rest().data()) + words.back().size();
            money.each = reader.rest().substr(begin, end - begin);
            reader.skip(end);
            return true;
        }
    }
    reader.go_back(start);
    return false;
}

// "a year", "per place", "each". Does not move where there is none.
void read_frequency(Reader& reader, Money& money) {
    const std::size_t start = reader.position();
    reader.skip_space();
    const auto is_next = [&](std::string_view spelling) { return reader.accept_word(spelling); };
    const auto is_each = [&](std::string_view spelling) { return read_each(reader, spelling, money); };
    if (std::any_of(yearly.begin(), yearly.end(), is_next))
        money.frequency = Frequency::yearly;
    else if (reader.accept_word("each") || std::any_of(each.begin(), each.end(), is_each))
        money.frequency = Frequency::each;
    else
        reader.go_back(start);
}

// "an annual rate of": one of the three words before an amount.
bool yearly_before(std::string_view text) {
    for (int count = 0; count < 3; ++count) {
        while (!text.empty() && (is_space(text.back()) || text.back() == ':')) text.remove_suffix(1);
        std::size_t begin = text.size();
        while (begin > 0 && is_word(text[begin - 1])) --begin;
        const std::string word = lower_ascii(text.substr(begin));
        if (word == "annual" || word == "annually" || word == "yearly") return true;
        text = text.substr(0, begin);
    }
    return false;
}

} // namespace

std::optional<Money> read_money(std::string_view text) {
    text = trimmed(text);
    Reader reader(text);
    const bool minus = reader.accept("-") || reader.accept("\u2212");
    auto money = plain_amount(reader);
    if (!money) return std::nullopt;
    if (minus) money->pence = -money->pence;
    read_frequency(reader, *money);
    reader.skip_space();
    if (reader.next() == '(' && reader.rest().find(')') == reader.rest().size() - 1)
        reader.skip(reader.rest().size());
    if (!reader.at_end()) return std::nullopt;
    money->as_written = text;
    return money;
}

std::string print_money(const Money& money) {
    const std::uint64_t pence = money.pence < 0 ? 0 - std::uint64_t(money.pence) : std::uint64_t(money.pence);
    std::string pounds = fmt::format("{}", pence / 100);
    for (std::size_t at = pounds.size(); at > 3; at -= 3) pounds.insert(at - 3, ",");
    if (pence % 100 != 0) pounds += fmt::format(".{:02}", pence % 100);
    std::string sign = money.currency + " ";
    for (const Currency& currency : currencies)
        if (currency.code == money.currency) sign = currency.symbol;
    return (money.pence < 0 ? "-" : "") + sign + pounds;
}

std::optional<Money> find_money(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        Reader reader(text, at);
        const bool word_goes_on = at > 0 && is_letter_or_digit(text[at - 1]);
        auto money = word_goes_on ? std::nullopt : plain_amount(reader);
        if (!money) {
            at = std::max(at + 1, reader.position()); // no amount begins among the digits of what was none
            continue;
        }
        read_frequency(reader, *money);
        if (money->frequency == Frequency::once && yearly_before(text.substr(0, at)))
            money->frequency = Frequency::yearly;
        money->as_written = text.substr(at, reader.position() - at);
        return money;
    }
    return std::nullopt;
}

} // namespace plansite

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace plansite {

enum class Frequency : std::uint8_t { once, yearly, each }; // "£20,000 a year", "£450 per NQT"

// An amount as a plan writes it. Whole pence, so that sums are exact.
struct Money {
    std::int64_t pence = 0;
    std::string currency = "GBP"; // ISO 4217: GBP, EUR or USD
    Frequency frequency = Frequency::once;
    std::string each{}; // what it is for each of: "NQT", "place", "month"; "" for "£5 each"
    std::string as_written{};
};

// Reads a text that is an amount and nothing else, but for at most one frequency and then one note in
// brackets: "£273,000", "£ 300,000", "-£500", "£683k", "£1.5m", "£2 million", "€10", "450 GBP"; "£50k per
// annum", "£20,000 a year", "£155.00 per place"; "£210 (Equivalent)". What is for each of something may have
// up to three words. Nothing where the text is anything else, the currency is missing, or the amount is not
// in whole pence or above 10^15 pounds.
std::optional<Money> read_money(std::string_view text);

// "£273,000", "£1,078.50", "-£5": thousands with commas, pence only where there are any, no frequency.
std::string print_money(const Money& money);

// The first amount that stands in a longer text ("Each school funds it with £20,000 a year"), or nothing;
// `as_written` is that part of the text. "annual" or "yearly" close before it counts as its frequency ("an
// annual rate of £20,000"). Of many words after "per" only the first is taken ("£30k per DIG used
// strategically").
std::optional<Money> find_money(std::string_view text);

} // namespace plansite

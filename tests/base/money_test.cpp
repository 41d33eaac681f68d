#include "base/money.h"

#include <catch2/catch.hpp>
#include <random>
#include <utility>
#include <vector>

namespace plansite {

namespace {

using Rows = std::vector<std::pair<std::string_view, std::string_view>>;

// "£450 each {NQT}", "£20,000 yearly"
std::string described(const std::optional<Money>& money) {
    if (!money) return "no amount";
    switch (money->frequency) {
    case Frequency::once: return print_money(*money);
    case Frequency::yearly: return print_money(*money) + " yearly";
    case Frequency::each: return print_money(*money) + " each {" + money->each + "}";
    }
    return "";
}

} // namespace

TEST_CASE("every amount of the five documents is read, and what is no amount is not") {
    const Rows rows = {
        {"£20,000", "£20,000"},
        {"£273,000", "£273,000"},
        {"£50k per annum", "£50,000 yearly"},
        {"£30k per DIG", "£30,000 each {DIG}"},
        {"£200,000", "£200,000"},
        {"£450,000", "£450,000"},
        {"£ 300,000", "£300,000"},
        {"£ 15,000", "£15,000"},
        {"£ 7,500", "£7,500"},
        {"£ 50,000", "£50,000"},
        {"£85,000", "£85,000"},
        {"£30,000", "£30,000"},
        {"£68,000", "£68,000"},
        {"£56,000", "£56,000"},
        {"£230,000", "£230,000"},
        {"£240,000", "£240,000"},
        {"£250,000", "£250,000"},
        {"£35,000", "£35,000"},
        {"£33,000", "£33,000"},
        {"£45,000", "£45,000"},
        {"£17,000", "£17,000"},
        {"£683k", "£683,000"},
        {"£1,800", "£1,800"},
        {"£900", "£900"},
        {"£600", "£600"},
        {"£210 (Equivalent)", "£210"},
        {"£1,200 (Equivalent to 2 adviser days per year)", "£1,200"},
        {"£105 (Equivalent)", "£105"},
        {"£4,800", "£4,800"},
        {"£3,900", "£3,900"},
        {"£155.00 per place", "£155 each {place}"},
        {"£50.00 per programme", "£50 each {programme}"},
        {"£45.00 per course", "£45 each {course}"},
        {"£9.00 per copy", "£9 each {copy}"},
        {"£60.00 per place", "£60 each {place}"},
        {"£70.00 per governing body", "£70 each {governing body}"},
        {"£300.00 per governing body", "£300 each {governing body}"},
        {"£99.00 per school", "£99 each {school}"},
        {"£150.00 per governing body", "£150 each {governing body}"},
        {"£1,078.00", "£1,078"},
        {"£850.00", "£850"},
        {"£460.00", "£460"},
        {"£600.00", "£600"},
        {"£2,760 per NQT (if all sessions attended)", "£2,760 each {NQT}"},
        {"£50 per school", "£50 each {school}"},
        {"£280 (if all sessions attended)", "£280"},
        {"£3,690 (if all provision is taken up)", "£3,690"},
        {"£450 per NQT", "£450 each {NQT}"},
        {"£830", "£830"},
        {"£3,600", "£3,600"},
        {"£2,800", "£2,800"},
        {"Minimum Charge if only 1 place taken up on Courses and Training £1,078.00", "no amount"},
        {"£30k per DIG used strategically to support DDG development", "no amount"},
        {"20% Discount", "no amount"},
        {"20% discount", "no amount"},
        {"Full Cost", "no amount"},
        {"None", "no amount"},
        {"To be determined", "no amount"},
        {"Infrastructure cost?", "no amount"},
        {"Possible cost savings?", "no amount"},
        {"Charge to schools for eILP", "no amount"},
        {"Lead practitioner release @ 1 day week Sept 08", "no amount"},
        {"13-19 Partnership budget.", "no amount"},
    };
    for (const auto& [text, meaning] : rows) {
        INFO(text);
        CHECK(described(read_money(text)) == meaning);
    }
}

TEST_CASE("amounts are read in all their forms, whole or not at all") {
    const Rows rows = {
        {"£0", "£0"},
        {"£0.05", "£0.05"},
        {"£1.5", "£1.50"},
        {"£1.50", "£1.50"},
        {"£1078", "£1,078"},
        {"£1.5m", "£1,500,000"},
        {"£2 million", "£2,000,000"},
        {"£2.5 million a year", "£2,500,000 yearly"},
        {"£3bn", "£3,000,000,000"},
        {"£250 thousand", "£250,000"},
        {"£1.2345k", "£1,234.50"},
        {"-£500", "-£500"},
        {"−£1,078.50", "-£1,078.50"},
        {"€10", "€10"},
        {"$1,000", "$1,000"},
        {"GBP 450", "£450"},
        {"450 GBP", "£450"},
        {"10.50 EUR", "€10.50"},
        {"1,000,000 GBP", "£1,000,000"},
        {"£1,234,567.89", "£1,234,567.89"},
        {"£20,000 a year", "£20,000 yearly"},
        {"£20,000 per year", "£20,000 yearly"},
        {"£20,000 PER ANNUM", "£20,000 yearly"},
        {"£20,000 p.a.", "£20,000 yearly"},
        {"£20,000 pa", "£20,000 yearly"},
        {"£20,000 annually", "£20,000 yearly"},
        {"£20,000 each year", "£20,000 yearly"},
        {"£500 a month", "£500 each {month}"},
        {"£500 per month", "£500 each {month}"},
        {"£120 an hour", "£120 each {hour}"},
        {"£5 each", "£5 each {}"},
        {"£155/place", "£155 each {place}"},
        {"£20,000/year", "£20,000 yearly"},
        {"£50 per full-time pupil", "£50 each {full-time pupil}"},
        {"£1,000,000,000,000,000", "£1,000,000,000,000,000"},
        {" £5 ", "£5"},
        {"£\u00A05", "£5"},
        {"£1,000,000,000,000,000.01", "no amount"},
        {"£1.505", "no amount"},
        {"£1,80", "no amount"},
        {"£1,2345", "no amount"},
        {"12,345,67 GBP", "no amount"},
        {"£1000,000", "no amount"},
        {"£", "no amount"},
        {"450", "no amount"},
        {"GBP", "no amount"},
        {"£5kg", "no amount"},
        {"£5%", "no amount"},
        {"£5-10k", "no amount"},
        {"£5 - £10", "no amount"},
        {"£5,", "no amount"},
        {"£5 or so", "no amount"},
        {"£5 per", "no amount"},
        {"£5 (or so) then", "no amount"},
        {"£500 a contribution to the costs", "no amount"},
        {"£5k m", "no amount"},
        {"about £5", "no amount"},
        {"50p", "no amount"},
    };
    for (const auto& [text, meaning] : rows) {
        INFO(text);
        CHECK(described(read_money(text)) == meaning);
    }
}

TEST_CASE("the first amount is found in a longer text, with the words it is written with") {
    const Rows rows = {
        {"Each school to fund the ICP at an annual rate of £20,000", "£20,000 yearly, \"£20,000\""},
        {"LEA matched funding in year 1 of £273,000", "£273,000, \"£273,000\""},
        {"Cash releasing efficiencies of £200,000 achieved for 2008-09 academic year",
         "£200,000, \"£200,000\""},
        {"£30k per DIG used strategically to support DDG development",
         "£30,000 each {DIG}, \"£30k per DIG\""},
        {"£450,000 has been drawn in from National Bodies to support schools in Harrow.",
         "£450,000, \"£450,000\""},
        {"£ 300,000 to commission Partnership activities to support SCC, aspects of EYFS",
         "£300,000, \"£ 300,000\""},
        {"A significant resource of £683k is currently allocated to AST provision in Harrow.",
         "£683,000, \"£683k\""},
        {"Minimum Charge if only 1 place taken up on Courses and Training £1,078.00",
         "£1,078, \"£1,078.00\""},
        {"Each school funds it with £20,000 a year", "£20,000 yearly, \"£20,000 a year\""},
        {"Yearly cost: £600.", "£600 yearly, \"£600\""},
        {"from £5,000 to £10,000", "£5,000, \"£5,000\""},
        {"£5-10k, or else £3k", "£3,000, \"£3k\""},
        {"costs\u00A0£500", "£500, \"£500\""},
        {"Cost –£500", "£500, \"£500\""},
        {"paid 450 GBP, then 5 EUR", "£450, \"450 GBP\""},
        {"£70 per governing body, at most", "£70 each {governing body}, \"£70 per governing body\""},
        {"£500 a contribution to the costs", "£500, \"£500\""},
        {"A1£5", "no amount"},
        {"20% Discount", "no amount"},
        {"in 2008", "no amount"},
        {"£", "no amount"},
        {"a free text", "no amount"},
    };
    for (const auto& [text, meaning] : rows) {
        INFO(text);
        const auto money = find_money(text);
        CHECK(described(money) + (money ? ", \"" + money->as_written + "\"" : "") == meaning);
    }
}

TEST_CASE("an amount keeps the words it was written with") {
    CHECK(read_money(" £ 300,000 ")->as_written == "£ 300,000");
    CHECK(read_money("£210 (Equivalent)")->as_written == "£210 (Equivalent)");
}

TEST_CASE("the fees of the first package are fifteen pounds less than their parts") {
    std::int64_t pence = 0;
    for (std::string_view text : {"£1,800", "£900", "£600", "£210 (Equivalent)",
                                  "£1,200 (Equivalent to 2 adviser days per year)", "£105 (Equivalent)"})
        pence += read_money(text)->pence;
    CHECK(pence - read_money("£4,800")->pence == 15'00);
}

TEST_CASE("any amount can be printed") {
    CHECK(print_money({.pence = 45000, .currency = "CHF"}) == "CHF 450");
    CHECK(print_money({.pence = -45000, .currency = "CHF"}) == "-CHF 450");
    CHECK(print_money({.pence = INT64_MIN}) == "-£92,233,720,368,547,758.08");
    CHECK(print_money({.pence = INT64_MAX}) == "£92,233,720,368,547,758.07");
}

TEST_CASE("a random amount reads back as it is printed") {
    std::mt19937_64 random(2010);
    for (int i = 0; i < 10000; ++i) {
        const Money money{.pence = std::int64_t(random() % 1'000'000'000'000'000 >> random() % 50)};
        INFO(print_money(money));
        const auto back = read_money(print_money(money));
        REQUIRE(back);
        REQUIRE(back->pence == money.pence);
    }
}

TEST_CASE("a megabyte of almost an amount is no amount, at once") {
    for (std::string_view part :
         {"1", "1,", "1,111,", "£", "£ ", "£1,1", "G", "GBP ", "5 ", ".5", "-", "\xC2"}) {
        std::string text;
        while (text.size() < 1'000'000) text += part;
        INFO(part);
        CHECK_FALSE(find_money(text));
        CHECK_FALSE(read_money(text));
        CHECK_FALSE(read_money("£" + text));
    }
}

} // namespace plansite

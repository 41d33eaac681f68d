#include "base/money.h"

#include "fuzz/targets.h"

namespace plansite {

// An amount, alone and within words.
void try_money(std::string_view bytes) {
    constexpr std::int64_t most = 100'000'000'000'000'000; // pence
    if (const auto money = read_money(bytes)) {
        promise(money->pence <= most && money->pence >= -most, "an amount has its limit");
        const auto again = read_money(print_money(*money));
        promise(again && again->pence == money->pence && again->currency == money->currency,
                "an amount that is printed can be read");
    }
    if (const auto found = find_money(bytes))
        promise(bytes.find(found->as_written) != bytes.npos, "what is found stands in the text");
}

} // namespace plansite

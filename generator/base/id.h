#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace plansite {

// A number that says which one of many, and cannot be mixed up with a number for something else. Default:
// none.
template <class Tag> class Id {
public:
    constexpr Id() = default;
    constexpr explicit Id(std::size_t index) : index_(std::uint32_t(index)) {}

    constexpr std::size_t index() const { return index_; }
    constexpr explicit operator bool() const { return index_ != none; }
    friend constexpr auto operator<=>(Id, Id) = default;

private:
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    std::uint32_t index_ = none;
};

} // namespace plansite

#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace plansite {

// Memory that is given out by moving a pointer and taken back all at once, when the arena goes. Holds only
// types without a destructor, so nothing is ever missed. Not safe for two threads at a time.
class Arena {
public:
    Arena() = default;
    Arena(const Arena&) = delete;
    Arena& operator=(const Arena&) = delete;
    Arena(Arena&&) = default;
    Arena& operator=(Arena&&) = default;

    // `size` bytes aligned to `alignment` (a power of two), uninitialised.
    void* allocate(std::size_t size, std::size_t alignment) {
        auto at = (reinterpret_cast<std::uintptr_t>(next_) + alignment - 1) & ~(alignment - 1);
        if (next_ == nullptr || at + size > reinterpret_cast<std::uintptr_t>(end_)) {
            const std::size_t block = size + alignment > block_size_ ? size + alignment : block_size_;
            blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(block));
            next_ = blocks_.back().get();
            end_ = next_ + block;
            if (block_size_ < largest_block) block_size_ *= 2;
            at = (reinterpret_cast<std::uintptr_t>(next_) + alignment - 1) & ~(alignment - 1);
        }
        next_ = reinterpret_cast<std::byte*>(at) + size;
        return reinterpret_cast<void*>(at);
    }

    // A new object that lives as long as the arena.
    template <class T, class... Arguments> T* make(Arguments&&... arguments) {
        static_assert(std::is_trivially_destructible_v<T>, "an arena runs no destructors");
        return new (allocate(sizeof(T), alignof(T))) T{std::forward<Arguments>(arguments)...};
    }

    // Room for `count` objects, value-initialised.
    template <class T> T* make_array(std::size_t count) {
        static_assert(std::is_trivially_destructible_v<T>, "an arena runs no destructors");
        T* items = static_cast<T*>(allocate(sizeof(T) * count, alignof(T)));
        for (std::size_t i = 0; i < count; ++i) new (items + i) T{};
        return items;
    }

    // A copy of `text` that lives as long as the arena.
    std::string_view copy(std::string_view text) {
        if (text.empty()) return {};
        char* to = static_cast<char*>(allocate(text.size(), 1));
        std::memcpy(to, text.data(), text.size());
        return {to, text.size()};
    }

private:
    static constexpr std::size_t largest_block = std::size_t(1) << 20;
    std::vector<std::unique_ptr<std::byte[]>> blocks_;
    std::byte* next_ = nullptr;
    std::byte* end_ = nullptr;
    std::size_t block_size_ = 4096;
};

} // namespace plansite

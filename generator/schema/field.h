#pragma once

#include <concepts>
#include <cstdint>
#include <span>
#include <string_view>
#include <tuple>

// The field table: each struct of the model lists its fields once, with the sentence that explains each.
// Reading a file, the JSON Schema, the reference page, what templates see and walking over the model are all
// made from that list.
//
//     struct Scale {
//         Slug id;
//         Text title;
//         static constexpr std::string_view noun = "scale";
//         static constexpr auto fields = std::tuple{required("id", &Scale::id, "What levels are referred to
//         by."),
//                                                   optional("title", &Scale::title, "Its name.")};
//     };

namespace plansite {

enum class Need : std::uint8_t { required, optional };

template <class Owner, class Member> struct Field {
    std::string_view key;
    Member Owner::*member;
    Need need;
    std::string_view sentence;
};

template <class Owner, class Member>
constexpr Field<Owner, Member> required(std::string_view key, Member Owner::*member,
                                        std::string_view sentence) {
    return {key, member, Need::required, sentence};
}

template <class Owner, class Member>
constexpr Field<Owner, Member> optional(std::string_view key, Member Owner::*member,
                                        std::string_view sentence) {
    return {key, member, Need::optional, sentence};
}

template <class T>
concept Described = requires {
    T::fields;
    { T::noun } -> std::convertible_to<std::string_view>;
};

// Calls f(field) for each field of T, in the order of the table.
template <Described T, class Function> constexpr void each_field(Function&& f) {
    std::apply([&](const auto&... field) { (f(field), ...); }, T::fields);
}

// The words an enumeration is written with: `constexpr std::span<const Word<Stage>> words_of(Stage)` beside
// the enumeration.
template <class Enum> struct Word {
    Enum value;
    std::string_view name;
    std::string_view sentence;
};

template <class T>
concept Enumerated = requires(T value) {
    { words_of(value) } -> std::convertible_to<std::span<const Word<T>>>;
};

template <Enumerated Enum> constexpr const Word<Enum>& word_of(Enum value) {
    const std::span<const Word<Enum>> words = words_of(value);
    for (const auto& word : words)
        if (word.value == value) return word;
    return words.front();
}

} // namespace plansite

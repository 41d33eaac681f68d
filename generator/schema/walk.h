#pragma once

#include "schema/field.h"

#include <optional>
#include <type_traits>
#include <vector>

namespace plansite {

struct NoBoundary {};

// Calls f(value) for every value of type Wanted inside a described struct, in the order of the field tables,
// however deep. `object` may be const or not; f gets the same. This is how all dates are settled, all
// references resolved and all texts looked through, without naming a single field. Structs that derive from
// Boundary are not entered, so that a thing's own values can be told from those of the things within it.
template <class Wanted, class Boundary = NoBoundary, class T, class Function>
void walk(T& object, Function&& f);

namespace detail {

template <class Wanted, class Boundary, class Items, class Function>
void walk_each(Items& items, Function&& f) {
    for (auto& item : items)
        if constexpr (!std::is_base_of_v<Boundary, std::remove_cvref_t<decltype(item)>>)
            walk<Wanted, Boundary>(item, f);
}

} // namespace detail

template <class Wanted, class Boundary, class T, class Function> void walk(T& object, Function&& f) {
    using Plain = std::remove_cv_t<T>;
    if constexpr (std::is_base_of_v<Wanted, Plain>) {
        f(object);
    } else if constexpr (Described<Plain>) {
        each_field<Plain>([&](const auto& field) { walk<Wanted, Boundary>(object.*field.member, f); });
    } else if constexpr (requires { object.has_value(); }) { // optional
        if (object) walk<Wanted, Boundary>(*object, f);
    } else if constexpr (requires { object.items.begin(); }) { // Cell, Notes
        detail::walk_each<Wanted, Boundary>(object.items, f);
    } else if constexpr (requires { object.cells.begin(); }) { // Record
        detail::walk_each<Wanted, Boundary>(object.cells, f);
    } else if constexpr (requires {
                             object.first;
                             object.second;
                         }) {
        walk<Wanted, Boundary>(object.second, f);
    } else if constexpr (
        requires { object.begin(); } && !requires { object.c_str(); }) {
        detail::walk_each<Wanted, Boundary>(object, f);
    }
}

} // namespace plansite

#pragma once

#include "base/json.h"
#include "template/value.h"

// Template values from JSON, for tests.

namespace plansite {

// The value with everything copied into the arena.
inline Value value_from(const Json& json, Arena& arena) {
    switch (json.type()) {
    case Json::value_t::null: return Value::none();
    case Json::value_t::boolean: return Value::boolean(json.get<bool>());
    case Json::value_t::number_integer:
    case Json::value_t::number_unsigned: return Value::integer(json.get<std::int64_t>());
    case Json::value_t::number_float: return Value::real(json.get<double>());
    case Json::value_t::string: return Value::string(arena.copy(json.get_ref<const std::string&>()));
    case Json::value_t::array: {
        ListBuilder list(arena);
        for (const Json& item : json) list.add(value_from(item, arena));
        return list.value();
    }
    case Json::value_t::object: {
        MapBuilder map(arena);
        for (const auto& [key, item] : json.items()) map.set(arena.copy(key), value_from(item, arena));
        return map.value();
    }
    default: return {};
    }
}

} // namespace plansite

#pragma once

#include <nlohmann/json.hpp>

// The door to the JSON library. Keys stay in the order they were written.

namespace plansite {

using Json = nlohmann::ordered_json;

} // namespace plansite

#pragma once

#include <string>

namespace plansite {

// The folder that holds site.toml: the one given or the nearest above it. Empty where there is none.
std::string find_root(const std::string& directory);

// What is said where there is none.
std::string missing_site(const std::string& directory);

} // namespace plansite

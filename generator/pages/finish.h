#pragma once

#include <map>
#include <string>
#include <string_view>

namespace plansite {

// A path as it stands in an address and back: spaces, which file names have and addresses cannot.
std::string encoded_path(std::string_view path);
std::string decoded_path(std::string_view address);

// Meanings of abbreviations, by the abbreviation.
using Glossary = std::map<std::string, std::string, std::less<>>;

// Takes the marks of base/marks.h out of a page: addresses become relative to `path`, the first of each
// abbreviation becomes an <abbr> with its meaning, and the rest plain text. Marks inside tags and in <title>
// are dropped.
std::string finish_page(std::string_view html, std::string_view path, const Glossary& glossary);

} // namespace plansite

#pragma once

#include <string_view>

namespace plansite {

// Of files whose ending is not known.
inline constexpr std::string_view unknown_media_type = "application/octet-stream";

// What a server says a file is, by the ending of its name: "text/html; charset=utf-8" for "plans/index.html".
// `unknown_media_type` where the ending is not known. All our texts are UTF-8.
std::string_view media_type(std::string_view path);

} // namespace plansite

#pragma once

#include "serve/live_site.h"

#include <optional>
#include <string>
#include <string_view>

// What runs in the browser. It is never published: a page gets one script element on its way out, and
// everything else comes from addresses below /.plansite/, so that it works under the Content-Security-Policy
// of a page that allows the site's own scripts and styles and nothing else. Such a page may not even ask for
// events; a shared worker may, for it has a policy of its own, and one for all pages spares the few
// connections that a browser opens to one server.

namespace plansite {

// The path of the events, from the root.
constexpr std::string_view events_path = ".plansite/events";

// A file of the client by its path from the root, ".plansite/serve.js"; nothing where there is none.
std::optional<std::string_view> client_file(std::string_view path);

// The page with the script before the end of its body, or at its end where it has none.
std::string with_client(std::string_view html, const Edit& edit);

// A page for what is not there. `title` and `text` are plain text.
std::string notice_page(std::string_view title, std::string_view text, const Edit& edit);

// The state as an event of a stream (HTML, 9.2 Server-sent events): an object {pages, styles, faults} in a
// line.
std::string event_of(const LiveState& state);

} // namespace plansite

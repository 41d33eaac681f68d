#include "serve/client.h"

#include "base/html.h"
#include "base/json.h"
#include "base/text.h"

#include <fmt/format.h>

namespace plansite {

namespace {

// In every page.
constexpr std::string_view page_script = R"js("use strict";
(() => {
    const shown = { ...document.currentScript.dataset }; // pages, styles: what this page was made of
    const key = "plansite-serve";
    let tried = sessionStorage.getItem(key); // what the page before this one was loaded again for
    sessionStorage.removeItem(key);

    // The old sheet stays until the new one is there, so that the page is never without.
    function swap_styles(styles) {
        shown.styles = styles;
        for (const old of document.querySelectorAll('link[rel="stylesheet"]')) {
            const address = new URL(old.href);
            if (address.origin !== location.origin) continue;
            address.search = styles;
            const fresh = old.cloneNode();
            fresh.href = address.href;
            fresh.addEventListener("load", () => old.remove());
            old.after(fresh);
        }
    }

    // What is wrong, over the page as it was last good. Its styles are its own: nothing of the page gets in.
    function show(faults) {
        document.querySelector("plansite-faults")?.remove();
        if (faults.length === 0) return;
        const element = (name, parent, text = "") => {
            const made = document.createElement(name);
            made.textContent = text;
            parent.append(made);
            return made;
        };
        const overlay = element("plansite-faults", document.body);
        const inside = overlay.attachShadow({ mode: "open" });
        const sheet = element("link", inside);
        sheet.rel = "stylesheet";
        sheet.href = "/.plansite/overlay.css";
        const box = element("section", inside);
        box.setAttribute("role", "alert");
        element("h2", box, "The last change cannot be published");
        for (const fault of faults) element("pre", box, fault);
        element("button", box, "Hide").addEventListener("click", () => overlay.remove());
    }

    function hear(message) {
        const state = JSON.parse(message);
        show(state.faults);
        if (state.pages === shown.pages) {
            tried = null;
            if (state.styles !== shown.styles) swap_styles(state.styles);
        } else if (state.pages !== tried) { // twice would not help
            sessionStorage.setItem(key, state.pages);
            location.reload(); // browsers keep the place
        }
    }

    if (window.SharedWorker) {
        new SharedWorker("/.plansite/events.js").port.onmessage = (event) => hear(event.data);
    } else {
        new EventSource("/.plansite/events").onmessage = (event) => hear(event.data);
    }
})();
)js";

// The shared worker: hears for all pages.
constexpr std::string_view worker_script = R"js("use strict";
const pages = [];
let latest = null;

onconnect = (event) => {
    pages.push(event.ports[0]);
    if (latest !== null) event.ports[0].postMessage(latest);
};

const events = new EventSource("/.plansite/events");
events.onmessage = (event) => {
    latest = event.data;
    for (const page of pages) page.postMessage(latest);
};
events.onerror = () => { latest = null; }; // what it will be is not known
)js";

constexpr std::string_view overlay_styles = R"css(section {
    position: fixed;
    z-index: 2147483647;
    inset: auto 0 0;
    max-height: 60vh;
    overflow: auto;
    box-sizing: border-box;
    padding: 1rem 1.5rem;
    border-top: 0.4rem solid #d4351c;
    background: #1d1d1d;
    color: #fff;
    font: 1rem/1.5 system-ui, sans-serif;
}
h2 { margin: 0 4rem 0.5rem 0; font-size: 1.1rem; }
pre { margin: 0.5rem 0; overflow-x: auto; font: 0.875rem/1.4 ui-monospace, monospace; }
button {
    position: absolute;
    top: 1rem;
    right: 1.5rem;
    padding: 0.25rem 0.75rem;
    border: 1px solid #fff;
    background: none;
    color: inherit;
    font: inherit;
}
button:focus-visible { outline: 3px solid #fd0; }
@media print { section { display: none; } }
)css";

} // namespace

std::optional<std::string_view> client_file(std::string_view path) {
    if (path == ".plansite/serve.js") return page_script;
    if (path == ".plansite/events.js") return worker_script;
    if (path == ".plansite/overlay.css") return overlay_styles;
    return std::nullopt;
}

std::string with_client(std::string_view html, const Edit& edit) {
    const std::string element = fmt::format(
        "<script src=\"/.plansite/serve.js\" data-pages=\"{}\" data-styles=\"{}\" defer></script>\n",
        escaped(edit.pages), escaped(edit.styles));
    std::string out(html);
    out.insert(std::min(lower_ascii(html).rfind("</body>"), out.size()), element);
    return out;
}

std::string notice_page(std::string_view title, std::string_view text, const Edit& edit) {
    const std::string page = fmt::format(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>{0}</title>\n<body>\n"
        "<h1>{0}</h1>\n<p>{1}</p>\n</body>\n</html>\n",
        escaped(title), escaped(text));
    return with_client(page, edit);
}

std::string event_of(const LiveState& state) {
    const Json data{{"pages", state.edit.pages}, {"styles", state.edit.styles}, {"faults", state.faults}};
    // Diagnostics may quote bytes that are no UTF-8.
    return fmt::format("retry: 500\ndata: {}\n\n", data.dump(-1, ' ', false, Json::error_handler_t::replace));
}

} // namespace plansite

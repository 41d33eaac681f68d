#include "markdown/markdown.h"

#include "fuzz/targets.h"
#include "markdown/example_host.h"
#include "markdown/fragment_fault.h"

namespace plansite {

// A text in Markdown, as a paper with numbers and as the inside of a cell.
void try_markdown(std::string_view bytes) {
    if (!is_readable(bytes)) return;
    Sources sources;
    const Source& source = sources.add("text.md", std::string(bytes));
    const MarkdownText text{source.text, {&source, 0, std::uint32_t(source.text.size())}};
    for (const Shape shape : {Shape::blocks, Shape::inside}) {
        MarkdownOptions options;
        options.numbering = shape == Shape::blocks ? Numbering::as_written : Numbering::none;
        options.shape = shape;
        Diagnostics diagnostics;
        const Outline outline = outline_of(text, options, diagnostics);
        const std::string html =
            render_markdown(text, options, example_host(outline, diagnostics), diagnostics);
        const std::string fault = fault_of_fragment(html);
        promise(fault.empty(), "only what the renderer makes is on a page: " + fault);
        promise(html.size() <= 100 * bytes.size() + 10'000, "a page does not swell");
    }
}

} // namespace plansite

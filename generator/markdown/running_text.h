#pragma once

#include "markdown/markdown.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace plansite {

enum class Mentions : std::uint8_t { linked, plain }; // "see 7.5" becomes a link, or not
enum class Abbreviations : std::uint8_t { marked, plain };

// Writes running text: escaped, abbreviations marked, numbers of paragraphs linked. Remembers the last words,
// since "section" and "5" may stand on two lines.
class RunningText {
public:
    RunningText(const MarkdownHost& host, Numbering numbering)
        : host_(host), has_mentions_(numbering == Numbering::as_written && host.paragraph) {}

    void append(std::string& out, std::string_view text, Mentions mentions, Abbreviations abbreviations);

    // What comes next does not follow what was written last.
    void interrupt() { before_ = {}; }

private:
    enum class Lead : std::uint8_t { none, preposition, noun, nouns }; // "in", "section", "sections"

    struct Before {
        Lead lead = Lead::none;
        bool listing = false; // a number has followed it: "sections 3 and …"
    };

    struct Run; // the text being written
    struct LeadWord;
    static const LeadWord lead_words[10];

    bool number(Run& run);
    void abbreviations(Run& run, std::string_view word);
    std::size_t abbreviation_at(std::string_view word) const;
    void lead(Run& run, std::string_view word);

    const MarkdownHost& host_;
    bool has_mentions_;
    Before before_;
};

} // namespace plansite

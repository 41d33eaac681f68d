#pragma once

#include "circulate/recipients.h"
#include "model/site.h"
#include "template/engine.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plansite {

// What a covering letter may say besides what its recipient's row has.
struct LetterFacts {
    const SiteConfig& site;
    const Consultation& consultation;
    std::string url; // of the consultation on the site; empty where the site's address is not known
    Date day;        // on which it is written
    std::vector<std::string> attachments; // names of files
};

struct Letter {
    std::string subject;
    std::string text; // lines of at most 72 characters, longer words excepted
};

// A covering letter with gaps, in the language of the site's templates. It is plain text and begins with a
// line "Subject: …". It sees `recipient` (its columns by name), `reference`, `consultation`, `site`, `day`,
// `url` and `attachments`; any other name is reported when it is read.
class LetterTemplate {
public:
    LetterTemplate(const Source& source, const LetterFacts& facts, Diagnostics& diagnostics);

    // The letter to one recipient; nothing after reporting where the template has a fault.
    std::optional<Letter> merge(const Recipient& recipient, std::string_view reference,
                                Diagnostics& diagnostics) const;

private:
    TemplateSet templates_;
    const LetterFacts& facts_;
};

} // namespace plansite

#pragma once

#include "base/date.h"
#include "circulate/message.h"
#include "diagnostics/diagnostic.h"
#include "model/site.h"
#include "publish/output.h"

#include <optional>
#include <string>
#include <vector>

// Sending a consultation to those who are asked: a folder with the paper and one letter for each recipient,
// ready for a mail program. Nothing is sent from here, and nothing of it is ever published.
//
//     markup        a finished page taken apart      single_file  the paper as one HTML file, its form inside
//     plain_text    the paper for a mail             pdf          the paper printed by Chromium
//     recipients    who is asked: a CSV file         reference    by which an answer finds its recipient
//     letter        the words, merged                message      letter and attachments as .eml
//     register      who was written to, and when
//
// What was written stays. A second run writes to those who were not written to, and sends them the very paper
// that the others have: the pack's paper is made once.

namespace plansite {

struct CirculateOptions {
    std::string root;    // of the site
    std::string folder;  // of the pack; made where it is not there, for its owner alone
    std::string browser; // the path of Chromium; empty where there is none
    Mailbox from;
    Date day;                       // of the letters
    std::vector<std::string> again; // references to write to again
};

struct CirculateReport {
    std::size_t written = 0;                     // letters
    std::size_t known = 0;                       // recipients who were written to before
    std::size_t skipped = 0;                     // rows of the list that are left out
    bool paper_differs = false;                  // the pack's paper is an older one than the site's
    bool without_form = false;                   // it has questions and no form: it is not open for answers
    std::string pdf_fault;                       // why the pack has no PDF; empty where it has
    std::vector<std::string> unknown_references; // of `again`: in the register or in the list there is none
};

// Writes the pack of one of the site's consultations for a list of recipients: paper.html, paper.txt,
// paper.pdf, closing.ics, letters/REFERENCE.eml and register.csv. `output` is the finished site. What is
// wrong with the list, the letter's template or the register is reported: the rows that are right are written
// to all the same, and no letter is written where the template or the register is at fault. Throws where the
// machine fails; a letter that is then there without being in the register is written anew the next time.
CirculateReport circulate(const Site& site, const Consultation& consultation, const Output& output,
                          const Source& recipients, const CirculateOptions& options, Sources& sources,
                          Diagnostics& diagnostics);

// Why a folder cannot hold a pack or a file a list of recipients, as words after "because": it would be
// published, or could be. Empty where it can.
std::string fault_of_private_path(const std::string& path, const std::string& root);

// The sender: "Name <office@example.org>" or the address alone. Nothing where that is not what it is.
std::optional<Mailbox> parse_mailbox(std::string_view text);

// Who sends where nobody is named: the first contact of the consultation that has an address, or the site's.
std::optional<Mailbox> sender_of(const Site& site, const Consultation& consultation);

} // namespace plansite

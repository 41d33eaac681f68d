#pragma once

#include "archive/plan_items.h"
#include "base/date.h"
#include "diagnostics/diagnostic.h"
#include "model/site.h"
#include "publish/output.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Editions: a plan as it was on a day, kept for good. An edition is a BagIt bag (bag.h) in
// content/archive/PLAN/NAME/, whose payload is
//
//     data/edition.json    what it is: EditionFacts
//     data/site/           its pages: a small site that stands alone (narrow.h)
//     data/sources/        the texts they were made from
//
// Freezing makes one and never changes it; publishing copies data/site/ byte for byte; comparing reads the
// plan's JSON, which is among its pages. Nothing reads the sources of an edition again, so that plansite can
// change what it reads without losing what it wrote.

namespace plansite {

// What an edition says of itself.
struct EditionFacts {
    std::string plan;  // the id
    std::string name;  // of the edition, and of its folder
    std::string title; // of the plan, as it was then
    Date frozen;       // the day on which it was made
    Date as_of;        // the day by which it is judged
};

// What the plan as it is now is called where editions are named.
constexpr std::string_view live_plan_name = "now";

// A name that can be part of an address on every file system: letters, digits, dots, hyphens and underscores,
// a letter or digit first, 64 at most; and not the live plan's.
bool is_edition_name(std::string_view name);

struct Edition : EditionFacts {
    std::string digest;             // of the bag: bag_digest
    Output site;                    // its pages, counted from their own root
    std::optional<PlanItems> items; // for comparing; none where this plansite cannot read them
    std::string folder() const;     // where it is published: "plans/PLAN/editions/NAME/"
};

// Where the data of a plan lies in its site or edition: what is compared.
std::string plan_json_path(const std::string& plan);

// All editions of a site, by plan, then by day, then by name.
using Archive = std::vector<Edition>;

// The files of an edition's bag: its pages as they were rendered, the sources, and files that lie beside
// these. `more` goes into bag-info.txt: {"Source-Organization", "Example Council"}.
Output edition_bag(const EditionFacts& facts, const Output& site, const Output& sources,
                   std::vector<OutputFile> beside, std::vector<std::pair<std::string, std::string>> more);

// The texts from which the site of one plan is made, of all that was read: settings, directory, the plan's
// own, its consultations' and documents', and the site's own templates. What is not read is not among them:
// lists of recipients, and what came back of consultations.
Output edition_sources(const Site& site, const Sources& read);

// Where an edition lies, before it is read.
struct EditionFolder {
    std::string plan, name;
    std::string path; // from the site's root: "content/archive/PLAN/NAME"
};

// The folders of all editions of a site, by path.
std::vector<EditionFolder> edition_folders(const std::string& root);

// Reads and checks every edition below content/archive/ of a site. What does not verify is reported (bag-…),
// and what cannot be compared (edition-unreadable); editions with faults are left out. `sources` keeps the
// names of files for the reports.
Archive read_archive(const std::string& root, unsigned jobs, Sources& sources, Diagnostics& diagnostics);

// Reports editions of plans that the site does not have (edition-without-plan).
void check_archive(const Archive& archive, const Site& site, Sources& sources, Diagnostics& diagnostics);

// Checks one edition's folder and reports what is wrong with it, under the name `shown`. The digest of the
// bag, where it verifies.
std::optional<std::string> verify_edition(const std::string& folder, const std::string& shown,
                                          Sources& sources, Diagnostics& diagnostics);

} // namespace plansite

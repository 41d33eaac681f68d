#pragma once

#include "assess/assess.h"
#include "model/site.h"

#include <string>
#include <string_view>
#include <vector>

// The files of new things. They build at once, and every key that such a file may have stands in them,
// explained by its row of the field tables; keys that few authors need are commented out. Everything is a
// pure function from what there is to texts: whoever calls decides what becomes of them, and that nothing is
// overwritten.
//
// A TOML file begins with a `#:schema` line, by which editors find the JSON Schema of its kind. The schemas
// lie in the site's folder .plansite/schemas/ and the line is a path relative to the file, because it has to
// work without a network and in every copy of the site; names that begin with a dot are no content.

namespace plansite {

struct NewFile {
    std::string path; // from the site's root
    std::string text;
    std::string kind{}; // of which the file is, by its name in model/describe.h; empty for Markdown
};

// What the author said of a new thing. The title is needed; the id is not where it can be made of the title.
struct NewThing {
    std::string title;
    std::string id;
};

// A small site, to be published with other names: a directory, and a plan with a priority and a target. The
// plan is of the academic year of `day`.
std::vector<NewFile> new_site(std::string_view title, Date day);

// A plan with one priority; the first one of a site that names nobody comes with a directory.
std::vector<NewFile> new_plan(const Site& site, const NewThing& thing, Date day);

std::vector<NewFile> new_priority(const Site& site, const Plan& plan, const NewThing& thing, Date day);

// `plan` may be null. The consultation is open for twelve weeks and opens in about two.
std::vector<NewFile> new_consultation(const Site& site, const Plan* plan, const NewThing& thing, Date day);

// `plan` may be null.
std::vector<NewFile> new_document(const Plan* plan, const NewThing& thing, Date day);

// What is to be reported on a plan on a day: everything that is due and not finished, for the author to fill
// in. The assessments are those of the day.
std::vector<NewFile> new_update(const Site& site, const Graph& graph, const Assessments& assessments,
                                const Plan& plan, Date day);

// Where a further priority of a plan goes: its number after those of the others (empty where they have none),
// the name of its file without the ending, and the file's path.
struct PriorityPlace {
    std::string ref, name, path;
};
PriorityPlace place_of_priority(const Plan& plan, const NewThing& thing);

// The first line of a TOML file of a kind, by which editors find its schema.
std::string schema_line(std::string_view path, std::string_view kind);

// The JSON Schemas that the files name.
std::vector<NewFile> schemas_for(const std::vector<NewFile>& files);

} // namespace plansite

#include "create/create.h"

#include "base/text.h"
#include "create/explain.h"
#include "create/sketches.h"
#include "graph/homes.h"
#include "markdown/anchors.h"
#include "model/describe.h"
#include "schema/toml_text.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace plansite {

namespace {

using Values = std::vector<std::pair<std::string_view, std::string>>;

constexpr std::string_view how_to_read = "# Lines that begin with # and a space explain. A key behind a # "
                                         "alone is there to be used: take the # away.\n\n";

constexpr std::string_view schema_folder = ".plansite/schemas/";

std::string schema_path(std::string_view kind) {
    return fmt::format("{}{}.json", schema_folder, kind);
}

// A TOML file of a kind, from its sketch.
NewFile toml_file(std::string path, std::string kind, std::string_view sketch, Values values) {
    values.push_back({"at", "@"});
    std::string text = fmt::format("{}\n{}", schema_line(path, kind), how_to_read);
    text += explained(filled(sketch, values), file_keys(kind));
    return {std::move(path), std::move(text), std::move(kind)};
}

// A Markdown file whose front matter is of a kind. Editors do not look for a schema in there.
NewFile markdown_file(std::string path, std::string_view kind, std::string_view sketch, Values values,
                      std::string_view body) {
    values.push_back({"at", "@"});
    return {std::move(path), fmt::format("+++\n{}{}+++\n\n{}", how_to_read,
                                         explained(filled(sketch, values), file_keys(kind)), body)};
}

// The line `key = value`, or nothing where there is no value.
std::string line_of(std::string_view key, std::string_view value) {
    return value.empty() ? std::string() : fmt::format("{} = {}", key, value);
}

std::string id_of(const NewThing& thing) {
    return thing.id.empty() ? slug(thing.title) : thing.id;
}

std::string quoted(Date day) {
    return toml_text(long_date(day));
}

// The year in which a day lies.
struct PlanYear {
    int begins = 0;
    std::string name; // "2008-09"
    Date last;
};

std::string two_years(int begins) {
    return fmt::format("{}-{:02}", begins, (begins + 1) % 100);
}

PlanYear year_around(Date day, YearKind kind) {
    const std::chrono::year_month_day parts(day);
    const int year = int(parts.year());
    const unsigned month = unsigned(parts.month());
    switch (kind) {
    case YearKind::calendar: return {year, std::to_string(year), *make_date(year, 12, 31)};
    case YearKind::financial: {
        const int begins = month >= 4 ? year : year - 1;
        return {begins, two_years(begins), *make_date(begins + 1, 3, 31)};
    }
    case YearKind::academic: break;
    }
    const int begins = month >= 9 ? year : year - 1;
    return {begins, two_years(begins), *make_date(begins + 1, 8, 31)};
}

// Names of a directory that examples can use.
struct Names {
    std::string body, role;
};

Names names_of(const Site& site, const Plan* plan) {
    Names names;
    std::string anybody;
    const auto take = [&](const Directory& directory) {
        for (const auto& body : directory.bodies) {
            std::string* name = body.kind == BodyKind::role           ? &names.role
                                : body.kind == BodyKind::organisation ? &names.body
                                                                      : &anybody;
            if (name->empty()) *name = body.name.value;
        }
    };
    if (plan) take(plan->directory);
    take(site.directory);
    if (names.body.empty()) names.body = anybody.empty() ? names.role : anybody;
    if (names.role.empty()) names.role = anybody.empty() ? names.body : anybody;
    return names;
}

// The same of a site that names nobody yet, and the file that does.
Names invent_names(const Site& site, std::vector<NewFile>& files) {
    const std::string& publisher = site.config.publisher.value;
    const Names names{publisher.empty() ? "Our organisation" : publisher, "Head of service"};
    files.push_back(toml_file("content/directory.toml", "directory", directory_sketch,
                              {{"body", toml_text(names.body)}, {"role", toml_text(names.role)}}));
    return names;
}

Names names_or_invented(const Site& site, const Plan* plan, std::vector<NewFile>& files) {
    const Names names = names_of(site, plan);
    return names.body.empty() ? invent_names(site, files) : names;
}

// The number after those of all priorities; nothing where they are not numbered.
std::string next_number(const std::vector<Priority>& priorities) {
    std::size_t highest = 0;
    for (const auto& priority : priorities) {
        const std::string& ref = priority.ref.value;
        if (ref.empty() || ref.size() > 4 || ref.find_first_not_of("0123456789") != ref.npos) return {};
        highest = std::max(highest, std::size_t(std::stoul(ref)));
    }
    return std::to_string(highest + 1);
}

PriorityPlace place_among(const std::string& plan, const std::vector<Priority>& others,
                          const NewThing& thing) {
    const std::string number = next_number(others);
    const std::string name =
        !thing.id.empty() ? thing.id
                          : fmt::format("{}-{}", number.empty() ? std::to_string(others.size() + 1) : number,
                                        slug(thing.title));
    return {number, name, fmt::format("content/plans/{}/priorities/{}.toml", plan, name)};
}

NewFile priority_file(const std::string& plan, const std::vector<Priority>& others, const NewThing& thing,
                      const Names& names, Date last) {
    const PriorityPlace place = place_among(plan, others, thing);
    const std::string& number = place.ref;
    return toml_file(
        place.path, "priority", priority_sketch,
        {{"title", toml_text(thing.title)},
         {"ref", line_of("ref", number.empty() ? "" : toml_text(number))},
         {"activity_ref", line_of("ref", number.empty() ? "" : toml_text(number + ".1"))},
         {"criterion", toml_text(place.name + "-worked")},
         {"success", toml_text(fmt::format("What will be true when “{}” has worked", thing.title))},
         {"role", toml_text(names.role)},
         {"completion", quoted(last)}});
}

// ---- what is due ----

bool is_due(const Assessment& leaf) {
    const bool has_come = leaf.overdue || leaf.due_soon || leaf.late_start;
    return has_come && !is_finished(leaf.status);
}

// A report to be filled in. It is commented out, so that nothing is published that nobody has said.
std::string report_to_fill_in(const Item& item, const Assessment& leaf) {
    std::string words = replaced(item.title, "\n", " ");
    if (leaf.due) words += fmt::format(" (due {})", leaf.due->as_written);
    if (leaf.reported)
        words +=
            fmt::format(". Last reported on {}: {}", long_date(*leaf.reported), word_of(leaf.status).name);
    return fmt::format("\n{}#[[report]]\n#about = {}\n#status = \"complete\"\n#comment = \"\"\n",
                       comment(words), toml_text(fmt::format("{}:{}", word_for(item.kind), item.name)));
}

} // namespace

std::vector<NewFile> new_site(std::string_view title, Date day) {
    const PlanYear year = year_around(day, YearKind::academic);
    const Values values{{"title", toml_text(title)},
                        {"year", year.name},
                        {"columns", std::string(plan_columns)},
                        {"begins", std::to_string(year.begins)},
                        {"ends", std::to_string(year.begins + 1)},
                        {"next", two_years(year.begins + 1)},
                        {"last", two_years(year.begins - 1)},
                        {"earlier", two_years(year.begins - 2)}};
    const std::string plan = "content/plans/attendance/";
    return {toml_file("site.toml", "site", starter_site, values),
            markdown_file("content/index.md", "article", starter_home, values, starter_home_text),
            toml_file("content/directory.toml", "directory", starter_directory, values),
            toml_file(plan + "plan.toml", "plan", starter_plan, values),
            toml_file(plan + "priorities/1-in-school.toml", "priority", starter_priority, values),
            toml_file(plan + "targets.toml", "targets", starter_targets, values)};
}

std::vector<NewFile> new_plan(const Site& site, const NewThing& thing, Date day) {
    std::vector<NewFile> files;
    const Names names = names_or_invented(site, nullptr, files);
    const PlanYear year = year_around(day, site.config.year);
    const std::string id = id_of(thing);
    files.push_back(toml_file(fmt::format("content/plans/{}/plan.toml", id), "plan", plan_sketch,
                              {{"title", toml_text(thing.title)},
                               {"body", toml_text(names.body)},
                               {"period", toml_text(year.name)},
                               {"columns", std::string(plan_columns)}}));
    files.push_back(priority_file(id, {}, {"First priority", {}}, names, year.last));
    files.push_back(toml_file(fmt::format("content/plans/{}/targets.toml", id), "targets", "", {}));
    return files;
}

std::vector<NewFile> new_priority(const Site& site, const Plan& plan, const NewThing& thing, Date day) {
    std::vector<NewFile> files;
    const Names names = names_or_invented(site, &plan, files);
    const YearKind kind = plan.year.value_or(site.config.year);
    const Date last = plan.period.latest.value_or(year_around(day, kind).last);
    files.push_back(priority_file(plan.id.value, plan.priorities, thing, names, last));
    return files;
}

std::vector<NewFile> new_consultation(const Site& site, const Plan* plan, const NewThing& thing, Date day) {
    std::vector<NewFile> files;
    const Names names = names_or_invented(site, plan, files);
    const auto weekday = std::chrono::weekday(day).iso_encoding(); // Monday is 1
    const Date opens = day + std::chrono::days(14 + (8 - weekday) % 7);
    const Date closes = opens + std::chrono::days(11 * 7 + 4); // a Friday
    const std::string folder = fmt::format("content/consultations/{}/", id_of(thing));
    files.push_back(toml_file(
        folder + "consultation.toml", "consultation", consultation_sketch,
        {{"title", toml_text(thing.title)},
         {"body", toml_text(names.body)},
         {"plans", line_of("plans", plan ? fmt::format("[{}]", toml_text("plan:" + plan->id.value)) : "")},
         {"opens", quoted(opens)},
         {"closes", quoted(closes)}}));
    files.push_back(markdown_file(folder + "paper.md", "article", paper_sketch, {}, paper_text));
    return files;
}

std::vector<NewFile> new_document(const Plan* plan, const NewThing& thing, Date day) {
    return {markdown_file(
        fmt::format("content/documents/{}/index.md", id_of(thing)), "document", document_sketch,
        {{"title", toml_text(thing.title)},
         {"day", quoted(day)},
         {"belongs_to",
          line_of("belongs_to", plan ? fmt::format("[{}]", toml_text("plan:" + plan->id.value)) : "")}},
        document_text)};
}

std::vector<NewFile> new_update(const Site& site, const Graph& graph, const Assessments& assessments,
                                const Plan& plan, Date day) {
    const Names names = names_of(site, &plan);
    NewFile file = toml_file(
        fmt::format("content/plans/{}/updates/{}.toml", plan.id.value, iso(day)), "update", update_sketch,
        {{"author", line_of("author", names.role.empty() ? "" : toml_text(names.role))}});
    std::string due;
    for (const ItemId id : items_in(graph, graph.id_of(plan))) {
        const Item& item = graph.at(id);
        if (is_leaf(item.kind) && is_due(assessments.of(id)))
            due += report_to_fill_in(item, assessments.of(id));
    }
    file.text +=
        "\n" + comment(due.empty() ? fmt::format("On {} nothing is due that is not finished.", long_date(day))
                                   : fmt::format("Due on {}, or soon, and not finished:", long_date(day)));
    file.text += due;
    return {std::move(file)};
}

PriorityPlace place_of_priority(const Plan& plan, const NewThing& thing) {
    return place_among(plan.id.value, plan.priorities, thing);
}

std::string schema_line(std::string_view path, std::string_view kind) {
    std::string to_root;
    for (auto depth = std::count(path.begin(), path.end(), '/'); depth > 0; --depth) to_root += "../";
    return fmt::format("#:schema {}{}\n", to_root, schema_path(kind));
}

std::vector<NewFile> schemas_for(const std::vector<NewFile>& files) {
    std::set<std::string> kinds;
    for (const auto& file : files)
        if (!file.kind.empty()) kinds.insert(file.kind);
    std::vector<NewFile> out;
    for (const auto& kind : kinds) out.push_back({schema_path(kind), file_schema_as_json(kind)});
    return out;
}

} // namespace plansite

#include "base/file.h"
#include "cli/additions.h"
#include "cli/site_commands.h"
#include "import/import.h"

#include <array>
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>

namespace plansite {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_table = std::size_t(8) << 20;

// All of standard input; more than a table may have, where there is more.
std::string read_standard_input() {
    std::string bytes;
    std::array<char, 65536> part;
    while (bytes.size() <= largest_table) {
        const std::size_t size = std::fread(part.data(), 1, part.size(), stdin);
        if (size == 0) break;
        bytes.append(part.data(), size);
    }
    return bytes;
}

// The title that is given, or the name of the table's file: "3-safer-roads.tsv" is "3 safer roads".
std::string title_of(const Invocation& invocation) {
    if (!invocation.title.empty() || invocation.table == "-") return invocation.title;
    std::string name = fs::path(invocation.table).stem().string();
    for (char& c : name)
        if (c == '-' || c == '_') c = ' ';
    return name;
}

} // namespace

Exit run_import(const Invocation& invocation) {
    const std::string root = find_root(invocation.directory);
    if (root.empty()) return without_site(invocation.directory, "`--site DIR`");
    const NewThing thing{title_of(invocation), invocation.id};
    if (thing.title.empty())
        return misused("the priority needs a title", "give it one: `plansite import table - --title \"…\"`");
    if (const auto refused = refused_id(thing.id)) return *refused;

    const StandingSite standing(invocation, root);
    const Site& site = standing.loaded.site;
    const Plan* plan = chosen_plan(invocation, site, PlanNeed::needed);
    if (!plan) return without_plan(invocation, site);

    const bool from_input = invocation.table == "-";
    const ReadResult read = from_input ? ReadResult{ReadStatus::good, read_standard_input()}
                                       : read_file(invocation.table, largest_table);
    const std::string name = from_input ? "standard input" : fs::path(invocation.table).filename().string();
    if (read.status != ReadStatus::good || read.bytes.size() > largest_table)
        return misused(fmt::format("{} cannot be read", name), "give a file of at most 8 MiB");
    const auto named = grid_format(invocation.table_format);
    const GridFormat format = named ? *named : guess_format(invocation.table, read.bytes);
    const ImportedFile made = import_table({read.bytes, format, name}, thing, site, *plan, standing.graph);
    if (made.fault) return misused(fmt::format("{}: {}", name, made.fault->what), made.fault->help);
    if (invocation.print) {
        fmt::print("{}", made.file.text);
    } else if (const Exit written = write_all(root, {made.file}); written != Exit::good) {
        return written;
    }
    std::fflush(stdout);
    fmt::print(stderr, "{}", describe_import(made.imported));
    return Exit::good;
}

} // namespace plansite

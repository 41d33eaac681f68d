#include "base/file.h"
#include "base/text.h"
#include "circulate/circulate.h"
#include "cli/site_commands.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>

namespace plansite {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t largest_list = std::size_t(8) << 20;

// Chromium in the folders where programs are looked for. Empty where it is not installed.
std::string find_browser(const std::string& search_path) {
    std::error_code ignored;
    for (const auto folder : split(search_path, ':')) {
        const auto file = std::filesystem::path(folder) / "chromium";
        if (folder.starts_with('/') && std::filesystem::is_regular_file(file, ignored)) return file.string();
    }
    return {};
}

// What the report says besides the diagnostics, on standard error. True where something is wrong.
bool print_faults(const CirculateReport& report, const Invocation& invocation) {
    for (const auto& reference : report.unknown_references)
        fmt::print(stderr,
                   "plansite: nobody in {} has the reference `{}`\n  help: register.csv has all references; "
                   "their addresses must be in the list\n",
                   invocation.recipients, reference);
    if (report.paper_differs && !invocation.quiet)
        fmt::print(stderr, "plansite: the paper has changed since this pack was begun; the letters have the "
                           "pack's, as all others do\n  help: circulate a changed paper into a new folder\n");
    if (report.without_form && !invocation.quiet)
        fmt::print(stderr,
                   "plansite: the paper has no form, because the consultation is not open for answers on the "
                   "day by which it is judged\n  help: give the day with --as-of\n");
    if (!report.pdf_fault.empty())
        fmt::print(stderr,
                   "plansite: the pack has no PDF: {}\n  help: install the Debian package chromium and run "
                   "this again; "
                   "everything else is written, and --again writes a letter anew\n",
                   report.pdf_fault);
    return !report.unknown_references.empty() || !report.pdf_fault.empty();
}

// The exit code where recipients would stand among what is published.
std::optional<Exit> refused_paths(const Invocation& invocation, const std::string& root) {
    for (const auto& path : {invocation.output, invocation.recipients})
        if (const auto fault = fault_of_private_path(path, root); !fault.empty())
            return misused(fmt::format("{} cannot be used: {}", path, fault),
                           "recipients are never published: choose a place outside the site's folders");
    return {};
}

CirculateOptions pack_options(const Invocation& invocation, const BuildOptions& build) {
    CirculateOptions pack;
    pack.root = build.root;
    pack.folder = invocation.output;
    pack.browser = find_browser(invocation.search_path);
    pack.day = invocation.today;
    pack.again = invocation.again;
    return pack;
}

Exit without_sender(const std::string& given) {
    return misused(
        given.empty() ? std::string("the consultation does not say from whom the letters are")
                      : fmt::format("`{}` is no sender", given),
        "give --from \"Name <office@example.org>\", or a `contact` with an `email` in consultation.toml");
}

} // namespace

Exit run_circulate(const Invocation& invocation) {
    const auto start = Clock::now();
    const std::string root = find_root(invocation.directory);
    if (root.empty()) return without_site(invocation.directory, "");
    if (const auto refused = refused_paths(invocation, root)) return *refused;
    ReadResult list = read_file(invocation.recipients, largest_list);
    if (list.status != ReadStatus::good)
        return misused(fmt::format("the list {} cannot be read", invocation.recipients),
                       "give a CSV file of at most 8 MiB with the columns name and email");

    Sources sources;
    Diagnostics of_site, of_pack;
    const BuildOptions options = build_options(invocation, root);
    const Build made = build(options, sources, of_site);
    if (of_site.errors() > 0) {
        print_found(of_site.sorted(), invocation);
        if (!is_for_programs(invocation.format)) std::fputs("nothing written: the site has errors\n", stderr);
        return Exit::content_errors;
    }
    const Site& site = made.site;
    const Consultation* consultation = find_by_id(site.consultations, invocation.consultation);
    if (!consultation) return unknown_consultation(site, invocation.consultation);
    CirculateOptions pack = pack_options(invocation, options);
    const auto from =
        invocation.from.empty() ? sender_of(site, *consultation) : parse_mailbox(invocation.from);
    if (!from) return without_sender(invocation.from);
    pack.from = *from;

    const Source& recipients = sources.add(invocation.recipients, std::move(list.bytes));
    const CirculateReport report =
        circulate(site, *consultation, made.output, recipients, pack, sources, of_pack);
    print_found(of_pack.sorted(), invocation);
    const bool at_fault = print_faults(report, invocation);
    const auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start).count();
    if (!invocation.quiet && !is_for_programs(invocation.format))
        fmt::print("{} written, {} written to before, {} left out, {} ms\n",
                   counted(report.written, "letter", "letters"),
                   counted(report.known, "recipient", "recipients"), counted(report.skipped, "row", "rows"),
                   elapsed);
    return at_fault || of_pack.errors() > 0 ? Exit::content_errors : Exit::good;
}

} // namespace plansite

#include "cli/commands.h"

namespace plansite {

namespace {

constexpr Argument build_arguments[] = {Argument::directory, Argument::output, Argument::as_of,
                                        Argument::base_url,  Argument::jobs,   Argument::drafts,
                                        Argument::format,    Argument::quiet,  Argument::timings};
constexpr Argument check_arguments[] = {Argument::directory, Argument::as_of,  Argument::jobs,
                                        Argument::drafts,    Argument::strict, Argument::accepted,
                                        Argument::format,    Argument::quiet,  Argument::timings};
constexpr Argument serve_arguments[] = {Argument::directory, Argument::port,   Argument::host, Argument::open,
                                        Argument::as_of,     Argument::drafts, Argument::jobs};
constexpr Argument schema_arguments[] = {Argument::schema_format, Argument::file_kind};
constexpr Argument explain_arguments[] = {Argument::name};

constexpr Argument circulate_arguments[] = {Argument::consultation, Argument::recipients, Argument::pack,
                                            Argument::from,         Argument::again,      Argument::site,
                                            Argument::as_of,        Argument::base_url,   Argument::jobs,
                                            Argument::format,       Argument::quiet};

constexpr Argument collate_arguments[] = {Argument::consultation, Argument::files,  Argument::responses,
                                          Argument::columns,      Argument::force,  Argument::site,
                                          Argument::jobs,         Argument::format, Argument::quiet};

constexpr Argument freeze_arguments[] = {Argument::plan, Argument::edition, Argument::warc,
                                         Argument::site, Argument::as_of,   Argument::base_url,
                                         Argument::jobs, Argument::format,  Argument::quiet};

constexpr Argument verify_arguments[] = {Argument::bags, Argument::site, Argument::format, Argument::quiet};

constexpr Argument compare_arguments[] = {Argument::plan,  Argument::older, Argument::newer, Argument::site,
                                          Argument::as_of, Argument::jobs,  Argument::format};

constexpr Argument new_arguments[] = {Argument::what, Argument::directory, Argument::title,
                                      Argument::id,   Argument::of_plan,   Argument::day};

constexpr Argument completions_arguments[] = {Argument::shell};

constexpr Command table[] = {
    {"new", "Make a site, or the files of a new thing in it, with every key explained.", new_arguments,
     run_new},
    {"build", "Make the site and publish it into a folder.", build_arguments, run_build},
    {"check", "Look for mistakes: everything that build does, but writing.", check_arguments, run_check},
    {"serve", "Show the site in a browser while you write it.", serve_arguments, run_serve},
    {"circulate", "Write a consultation's paper and a letter for each of those who are asked.",
     circulate_arguments, run_circulate},
    {"collate", "Add up the responses to a consultation.", collate_arguments, run_collate},
    {"freeze", "Keep a plan as it is: an edition that nothing changes any more.", freeze_arguments,
     run_freeze},
    {"verify", "Prove that editions are as they were frozen.", verify_arguments, run_verify},
    {"compare", "Say what became of a plan between two editions, item by item.", compare_arguments,
     run_compare},
    {"schema", "Print what each kind of file may hold.", schema_arguments, run_schema},
    {"explain", "Explain a diagnostic by its name.", explain_arguments, run_explain},
    {"completions", "Print what a shell completes after `plansite`.", completions_arguments, run_completions},
    {"man", "Print the manual page.", {}, run_man},
};

} // namespace

std::span<const Command> commands() {
    return table;
}

} // namespace plansite

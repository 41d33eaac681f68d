#pragma once

#include "base/date.h"
#include "diagnostics/print.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// The commands of the program, in one table: the parser, `--help` and the reference page are made from it.
// What the outside world gives (arguments, the clock, the environment) is gathered in `Invocation`, and
// nothing below reads it again.

namespace plansite {

// Exit codes. They are promised: scripts depend on them.
enum class Exit : int { good = 0, content_errors = 1, usage = 2, machine_failed = 3, our_bug = 4 };

// What a command was given.
struct Invocation {
    std::string directory = ".";
    std::string output;
    std::string as_of;
    std::string base_url;
    std::string name;
    std::string consultation;
    std::string recipients;         // the path of a list
    std::string from;               // the sender of letters
    std::vector<std::string> again; // references
    std::vector<std::string> files; // that came back
    std::string columns;            // the path of a file that names the columns of surveys
    bool force = false;
    std::string plan;         // its id
    std::string edition;      // the name of one to be made
    std::string older, newer; // names of editions to compare
    bool warc = false;
    std::string host = "127.0.0.1";
    std::uint16_t port = 8000;
    bool open = false; // a browser
    unsigned jobs = 0;
    bool drafts = false;
    bool quiet = false;
    bool timings = false;
    bool strict = false;   // warnings count as errors
    bool accepted = false; // what authors let stand is listed too
    Format format = Format::human;
    std::string schema_format = "json";
    std::string file_kind; // whose schema is asked for
    std::string what;      // is to be made: "plan", "update" …
    std::string title, id; // of what is made
    std::string day;       // of an update
    std::string shell;     // whose completions are asked for

    std::string search_path;  // PATH
    Date today;               // SOURCE_DATE_EPOCH, or the clock
    Color color = Color::off; // a terminal, and no NO_COLOR
    bool terminal = false;    // of standard error, for the progress bar
};

enum class Argument : std::uint8_t {
    directory,
    output,
    as_of,
    base_url,
    jobs,
    drafts,
    format,
    quiet,
    timings,
    strict,
    accepted,
    schema_format,
    name,
    consultation,
    site,
    recipients,
    pack,
    from,
    again,
    files,
    responses,
    columns,
    force,
    plan,
    edition,
    warc,
    bags,
    older,
    newer,
    host,
    port,
    open,
    file_kind,
    what,
    title,
    id,
    of_plan,
    day,
    shell
};

struct Command {
    std::string_view name;
    std::string_view sentence;
    std::span<const Argument> arguments;
    Exit (*run)(const Invocation& invocation);
};

std::span<const Command> commands();

Exit run_build(const Invocation& invocation);
Exit run_check(const Invocation& invocation);
Exit run_circulate(const Invocation& invocation);
Exit run_compare(const Invocation& invocation);
Exit run_freeze(const Invocation& invocation);
Exit run_verify(const Invocation& invocation);
Exit run_collate(const Invocation& invocation);
Exit run_serve(const Invocation& invocation);
Exit run_new(const Invocation& invocation);
Exit run_schema(const Invocation& invocation);
Exit run_explain(const Invocation& invocation);
Exit run_completions(const Invocation& invocation);
Exit run_man(const Invocation& invocation);

} // namespace plansite

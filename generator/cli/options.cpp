#include "cli/options.h"

#include "base/text.h"
#include "cli/command_help.h"
#include "import/grid.h"
#include "model/describe.h"

#include <algorithm>
#include <chrono>
#include <CLI/CLI.hpp>
#include <cstdlib>
#include <fmt/format.h>
#include <unistd.h>

namespace plansite {

namespace {

// The day of SOURCE_DATE_EPOCH (reproducible-builds.org: seconds since 1970, UTC) where it is set, otherwise
// of the clock in UTC.
Date current_day() {
    if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH")) {
        char* end = nullptr;
        const long long seconds = std::strtoll(epoch, &end, 10);
        if (end != epoch && *end == '\0')
            return std::chrono::floor<std::chrono::days>(
                std::chrono::sys_seconds(std::chrono::seconds(seconds)));
    }
    return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
}

// Colour where standard error is a terminal that can show it, unless NO_COLOR (no-color.org) is set and not
// empty.
Color wanted_color() {
    const char* no_color = std::getenv("NO_COLOR");
    if (no_color && *no_color) return Color::off;
    const char* terminal = std::getenv("TERM");
    if (terminal && std::string_view(terminal) == "dumb") return Color::off;
    return isatty(STDERR_FILENO) ? Color::on : Color::off;
}

std::string date_or_message(const std::string& text) {
    return parse_iso_date(text) ? std::string() : fmt::format("`{}` is not a day such as 2008-09-30", text);
}

// The words of which an argument is one; none where it may be anything.
std::span<const std::string_view> choices_of(Argument argument) {
    static constexpr std::string_view formats[] = {"human", "short", "json", "sarif"};
    static constexpr std::string_view schema_formats[] = {"json", "markdown"};
    static constexpr std::string_view things[] = {"site",         "plan",   "priority",
                                                  "consultation", "update", "document"};
    static constexpr std::string_view imported[] = {"table"};
    static constexpr std::string_view shells[] = {"bash", "zsh", "fish"};
    switch (argument) {
    case Argument::format: return formats;
    case Argument::schema_format: return schema_formats;
    case Argument::file_kind: return file_kind_names();
    case Argument::what: return things;
    case Argument::imported: return imported;
    case Argument::table_format: return grid_format_names;
    case Argument::shell: return shells;
    default: return {};
    }
}

CLI::Validator is_one_of(Argument argument) {
    const auto words = choices_of(argument);
    return CLI::IsMember(std::vector<std::string>(words.begin(), words.end())).description("");
}

void add_argument(CLI::App& app, Argument argument, Invocation& into) {
    static const std::map<std::string, Format> formats{
        {"human", Format::human}, {"short", Format::brief}, {"json", Format::json}, {"sarif", Format::sarif}};
    switch (argument) {
    case Argument::directory:
        app.add_option("DIR", into.directory,
                       "The site, or any folder inside it; this one where it is left out");
        break;
    case Argument::output:
        app.add_option("--output,-o", into.output,
                       "Where to publish; public/ in the site where it is left out")
            ->type_name("DIR");
        break;
    case Argument::as_of:
        app.add_option("--as-of", into.as_of, "Judge what is late as of this day; wins over the site's own")
            ->type_name("DATE")
            ->check(date_or_message);
        break;
    case Argument::base_url:
        app.add_option("--base-url", into.base_url, "The address it is published at, for the sitemap")
            ->type_name("URL");
        break;
    case Argument::jobs:
        app.add_option("--jobs,-j", into.jobs,
                       "How many threads; as many as the machine runs where it is left out")
            ->type_name("N");
        break;
    case Argument::drafts: app.add_flag("--drafts", into.drafts, "Publish drafts as well"); break;
    case Argument::format:
        app.add_option_function<std::string>(
               "--format", [&into](const std::string& name) { into.format = formats.at(name); },
               "How mistakes are printed: human, short (a line each), json or sarif (SARIF 2.1.0)")
            ->type_name("FORMAT")
            ->check(is_one_of(argument));
        break;
    case Argument::quiet: app.add_flag("--quiet,-q", into.quiet, "Print errors only"); break;
    case Argument::timings: app.add_flag("--timings", into.timings, "Print how long each pass took"); break;
    case Argument::strict:
        app.add_flag("--strict", into.strict, "Exit with 1 where there are warnings, not only for errors");
        break;
    case Argument::accepted:
        app.add_flag("--accepted", into.accepted,
                     "List what is accepted in the files as well, with the reasons");
        break;
    case Argument::schema_format:
        app.add_option("--format", into.schema_format, "json (JSON Schema) or markdown (the reference page)")
            ->type_name("FORMAT")
            ->check(is_one_of(argument));
        break;
    case Argument::name:
        app.add_option("NAME", into.name,
                       "The name in brackets, such as dangling-reference; all names where it is left out");
        break;
    case Argument::consultation:
        app.add_option("CONSULTATION", into.consultation,
                       "Its id: the name of its folder in content/consultations/")
            ->required();
        break;
    case Argument::site:
        app.add_option("--site", into.directory,
                       "The site, or any folder inside it; this one where it is left out")
            ->type_name("DIR");
        break;
    case Argument::recipients:
        app.add_option("--to", into.recipients,
                       "Who is asked: a CSV file with the columns name and email, and any others")
            ->type_name("FILE")
            ->required();
        break;
    case Argument::pack:
        app.add_option("--output,-o", into.output,
                       "The folder to write into; what was written there before stays")
            ->type_name("DIR")
            ->required();
        break;
    case Argument::from:
        app.add_option("--from", into.from,
                       "The sender, as \"Name <office@example.org>\"; the consultation's contact where it is "
                       "left out")
            ->type_name("SENDER");
        break;
    case Argument::again:
        app.add_option("--again", into.again,
                       "Write again to the one who has this reference; may be given several times")
            ->type_name("REFERENCE")
            ->expected(1);
        break;
    case Argument::files:
        app.add_option("FILES", into.files,
                       "What came back: saved forms (.json), surveys (.csv), or folders of them; "
                       "the consultation's folder responses/ where it is left out");
        break;
    case Argument::responses:
        app.add_option("--output,-o", into.output,
                       "The file to write; responses.toml of the consultation where it is left out")
            ->type_name("FILE");
        break;
    case Argument::columns:
        app.add_option("--columns", into.columns,
                       "A TOML file that says which headings of a survey hold what")
            ->type_name("FILE");
        break;
    case Argument::plan:
        app.add_option("PLAN", into.plan, "Its id: the name of its folder in content/plans/")->required();
        break;
    case Argument::edition:
        app.add_option("--edition", into.edition, "What the edition is to be called: 2008-09-draft")
            ->type_name("NAME")
            ->required();
        break;
    case Argument::warc:
        app.add_flag("--warc", into.warc, "Put the pages in once more as a WARC file, for web archives");
        break;
    case Argument::bags:
        app.add_option("DIR", into.files, "Folders of editions; all those of the site where it is left out");
        break;
    case Argument::older: app.add_option("OLD", into.older, "The name of an edition")->required(); break;
    case Argument::newer:
        app.add_option("NEW", into.newer, "The name of a later one; `now` is the plan as it is")->required();
        break;
    case Argument::host:
        app.add_option(
               "--host", into.host,
               "The address to listen on; 127.0.0.1, which only this machine reaches, where it is left "
               "out")
            ->type_name("ADDRESS");
        break;
    case Argument::port:
        app.add_option("--port", into.port,
                       "The port to listen on, or the next free one after it; 8000 where it is left out")
            ->type_name("N");
        break;
    case Argument::open: app.add_flag("--open", into.open, "Open the site in a browser"); break;
    case Argument::file_kind:
        app.add_option("--kind", into.file_kind,
                       "The JSON Schema of this kind of file alone, as editors take it")
            ->type_name("KIND")
            ->check(is_one_of(argument));
        break;
    case Argument::what:
        app.add_option("KIND", into.what, "site, plan, priority, consultation, update or document")
            ->required()
            ->check(is_one_of(argument));
        break;
    case Argument::title:
        app.add_option("--title", into.title, "What it is called; needed but for a site and an update")
            ->type_name("TITLE");
        break;
    case Argument::id:
        app.add_option("--id", into.id,
                       "The name of its folder or file; made from the title where it is left out")
            ->type_name("ID");
        break;
    case Argument::of_plan:
        app.add_option("--plan", into.plan,
                       "The plan it belongs to; the only one where there is one and it needs one")
            ->type_name("PLAN");
        break;
    case Argument::day:
        app.add_option("--date", into.day, "The day of an update; the day of the site where it is left out")
            ->type_name("DATE")
            ->check(date_or_message);
        break;
    case Argument::imported:
        app.add_option("KIND", into.what, "table")->required()->check(is_one_of(argument));
        break;
    case Argument::table:
        app.add_option("FILE", into.table, "The table; - reads it from standard input")->required();
        break;
    case Argument::table_format:
        app.add_option(
               "--from", into.table_format,
               "What it is: tsv, csv, markdown or html; by its name and contents where it is left out")
            ->type_name("FORMAT")
            ->check(is_one_of(argument));
        break;
    case Argument::imported_title:
        app.add_option("--title", into.title, "What the priority is called; needed for standard input")
            ->type_name("TITLE");
        break;
    case Argument::imported_id:
        app.add_option("--id", into.id,
                       "The name of the priority's file; made from its number and title where it is left out")
            ->type_name("ID");
        break;
    case Argument::print: app.add_flag("--print", into.print, "Print the file in place of writing it"); break;
    case Argument::shell:
        app.add_option("SHELL", into.shell, "bash, zsh or fish")->required()->check(is_one_of(argument));
        break;
    case Argument::force:
        app.add_flag("--force", into.force, "Replace a file that collate has not written");
        break;
    }
}

// Explains a command that is not there. True where it did.
bool explain_unknown_command(int count, char** arguments) {
    if (count < 2 || arguments[1][0] == '-') return false;
    const std::string_view wanted = arguments[1];
    std::vector<std::string_view> names;
    for (const auto& command : commands()) {
        if (command.name == wanted) return false;
        names.push_back(command.name);
    }
    const auto near = nearest(wanted, names);
    fmt::print(stderr, "plansite: there is no command `{}`\n  help: {}\n", wanted,
               near ? fmt::format("did you mean `{}`?", *near) : std::string("`plansite --help` lists them"));
    return true;
}

// Explains the first option that the command does not have. True where there is one.
bool explain_unknown_option(const CLI::App& app) {
    constexpr bool of_commands = true;
    const auto unexpected = app.remaining(of_commands);
    const auto option = std::find_if(unexpected.begin(), unexpected.end(),
                                     [](const std::string& one) { return one.size() > 1 && one[0] == '-'; });
    if (option == unexpected.end() || app.get_subcommands().empty()) return false;
    const CLI::App& command = *app.get_subcommands().front();
    std::vector<std::string> names;
    for (const auto* known : command.get_options())
        for (const auto& name : known->get_lnames()) names.push_back("--" + name);
    const std::string wanted = option->substr(0, option->find('='));
    const auto near = nearest(wanted, {names.begin(), names.end()});
    fmt::print(stderr, "plansite: `{}` has no option `{}`\n  help: {}\n", command.get_name(), wanted,
               near ? fmt::format("did you mean `{}`?", *near)
                    : fmt::format("`plansite {} --help` lists them", command.get_name()));
    return true;
}

OptionHelp help_of(const CLI::Option& option, Argument argument) {
    OptionHelp help;
    for (const auto& name : option.get_lnames()) help.names.push_back("--" + name);
    for (const auto& name : option.get_snames()) help.names.push_back("-" + name);
    if (help.names.empty())
        help.value = option.get_name(true);
    else if (option.get_items_expected_max() > 0)
        help.value = option.get_type_name();
    help.sentence = option.get_description();
    const auto choices = choices_of(argument);
    help.choices.assign(choices.begin(), choices.end());
    if (option.get_required()) help.required = Required::yes;
    help.repeated = help.names.empty() && option.get_items_expected_max() > 1;
    return help;
}

} // namespace

const char* const exit_codes_sentence =
    "Exit codes: 0 good, 1 the content has errors, 2 usage, 3 the machine failed, 4 a bug of plansite.";

std::vector<CommandHelp> describe_commands() {
    std::vector<CommandHelp> out;
    Invocation unused;
    for (const auto& command : commands()) {
        CommandHelp help{std::string(command.name), std::string(command.sentence), {}};
        CLI::App app;
        app.set_help_flag();
        for (const Argument argument : command.arguments) {
            add_argument(app, argument, unused);
            help.options.push_back(help_of(*app.get_options().back(), argument));
        }
        out.push_back(std::move(help));
    }
    return out;
}

Exit run(int count, char** arguments) {
    if (explain_unknown_command(count, arguments)) return Exit::usage;
    CLI::App app("plansite publishes plans, consultations and their progress as a website.", "plansite");
    app.set_version_flag("--version", "plansite " PLANSITE_VERSION);
    app.set_help_flag("--help,-h", "Print this help");
    app.require_subcommand(1);
    app.footer(exit_codes_sentence);
    Invocation invocation;
    invocation.today = current_day();
    invocation.color = wanted_color();
    if (const char* search_path = std::getenv("PATH")) invocation.search_path = search_path;
    invocation.terminal = isatty(STDERR_FILENO);
    for (const auto& command : commands()) {
        CLI::App* sub = app.add_subcommand(std::string(command.name), std::string(command.sentence));
        for (const Argument argument : command.arguments) add_argument(*sub, argument, invocation);
    }
    try {
        app.parse(count, arguments);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() != 0 && explain_unknown_option(app)) return Exit::usage;
        return app.exit(error) == 0 ? Exit::good : Exit::usage;
    }
    for (const auto& command : commands())
        if (app.got_subcommand(std::string(command.name))) return command.run(invocation);
    return Exit::usage;
}

} // namespace plansite

#include "cli/man_page.h"

#include "base/text.h"

#include <fmt/format.h>

namespace plansite {

namespace {

// A line of text for troff: backslashes and hyphens as they are, and nothing at its start that is a request.
std::string troff(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\')
            out += "\\e";
        else if (c == '-')
            out += "\\-";
        else
            out += c;
    }
    if (out.starts_with('.') || out.starts_with('\'')) out.insert(0, "\\&");
    return out;
}

std::string bold(std::string_view text) {
    return fmt::format("\\fB{}\\fR", troff(text));
}

std::string italic(std::string_view text) {
    return fmt::format("\\fI{}\\fR", troff(text));
}

// "--output DIR", "-o DIR", or what is given by its place.
std::string name_of(const OptionHelp& option) {
    if (option.names.empty()) return italic(option.value) + (option.repeated ? " ..." : "");
    std::vector<std::string> ways;
    for (const auto& name : option.names)
        ways.push_back(option.value.empty() ? bold(name)
                                            : fmt::format("{} {}", bold(name), italic(option.value)));
    return join(ways, ", ");
}

// "plansite compare PLAN OLD NEW [options]"
std::string usage_of(const CommandHelp& command) {
    std::string out = fmt::format("{} {}", bold("plansite"), bold(command.name));
    bool others = false;
    for (const auto& option : command.options) {
        if (!option.names.empty() && option.required == Required::no) {
            others = true;
            continue;
        }
        const std::string name = name_of(option);
        out += option.required == Required::yes ? " " + name : fmt::format(" [{}]", name);
    }
    return others ? out + " [options]" : out;
}

void append_command(std::string& out, const CommandHelp& command) {
    out += fmt::format(".SS {}\n{}\n", usage_of(command), troff(command.sentence));
    for (const auto& option : command.options)
        out += fmt::format(".TP\n{}\n{}.{}\n", name_of(option), troff(option.sentence),
                           option.required == Required::yes ? " Required." : "");
}

} // namespace

std::string man_page(std::span<const CommandHelp> commands) {
    std::string out = ".TH PLANSITE 1 \"\" \"plansite " PLANSITE_VERSION "\" \"User Commands\"\n"
                      ".SH NAME\nplansite \\- publish plans, consultations and their progress as a website\n"
                      ".SH SYNOPSIS\n";
    for (const auto& command : commands) out += usage_of(command) + "\n.br\n";
    out += bold("plansite") + " " + bold("--version") + "\n";
    out +=
        ".SH DESCRIPTION\n"
        "A site is a folder with site.toml and a folder content. What a file is, plansite tells from where "
        "it lies. The guide says what each kind of file may hold; so does\n" +
        bold("plansite schema") + ".\n.SH COMMANDS\n";
    for (const auto& command : commands) append_command(out, command);
    out += ".SH EXIT STATUS\n" + troff(exit_codes_sentence) + "\n";
    out += ".SH ENVIRONMENT\n.TP\n" + bold("NO_COLOR") + "\nNot empty: no colours.\n.TP\n" +
           bold("SOURCE_DATE_EPOCH") +
           "\nSeconds since 1970: the day of the build is taken from it and not from the clock.\n";
    return out;
}

} // namespace plansite

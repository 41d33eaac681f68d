#include "cli/completions.h"

#include "base/text.h"

#include <fmt/format.h>

namespace plansite {

namespace {

// A word of a shell that stands for itself. Fish reads it in the same way.
std::string quoted(std::string_view text) {
    return fmt::format("'{}'", replaced(text, "'", "'\\''"));
}

// What the name of a value says of it.
enum class ValueKind : std::uint8_t { anything, choice, folder, file, plan, consultation };

ValueKind kind_of(const OptionHelp& option) {
    if (!option.choices.empty()) return ValueKind::choice;
    if (option.value == "DIR") return ValueKind::folder;
    if (option.value == "FILE" || option.value == "FILES") return ValueKind::file;
    if (option.value == "PLAN") return ValueKind::plan;
    if (option.value == "CONSULTATION") return ValueKind::consultation;
    return ValueKind::anything;
}

// The names of the folders in content/plans or content/consultations of the site around the current folder,
// for shells that read the language of sh.
constexpr std::string_view folders_function = R"(_plansite_folders() {
    local at=$PWD
    while [ -n "$at" ] && [ ! -e "$at/site.toml" ]; do at=${at%/*}; done
    [ -n "$at" ] && ls "$at/content/$1" 2>/dev/null
}
)";

// ---- bash ----

std::string bash_values(const OptionHelp& option) {
    switch (kind_of(option)) {
    case ValueKind::choice: return fmt::format("_plansite_words {}", quoted(join(option.choices, " ")));
    case ValueKind::folder: return "_plansite_files -d";
    case ValueKind::file: return "_plansite_files -f";
    case ValueKind::plan: return "_plansite_words \"$(_plansite_folders plans)\"";
    case ValueKind::consultation: return "_plansite_words \"$(_plansite_folders consultations)\"";
    case ValueKind::anything: break;
    }
    return ":";
}

std::string bash_cases_of_values(const CommandHelp& command) {
    std::string out;
    for (const auto& option : command.options) {
        if (option.names.empty() || option.value.empty()) continue;
        std::vector<std::string> patterns;
        for (const auto& name : option.names) patterns.push_back(quoted(command.name + " " + name));
        out += fmt::format("    {}) {}; return ;;\n", join(patterns, " | "), bash_values(option));
    }
    return out;
}

std::string bash_case_of(const CommandHelp& command) {
    std::string names = "--help", places;
    for (const auto& option : command.options) {
        for (const auto& name : option.names) names += " " + name;
        if (option.names.empty()) places += fmt::format("{}; ", bash_values(option));
    }
    return fmt::format(
        "    {})\n        case $current in\n        -*) _plansite_words {} ;;\n        *) {}:;;\n"
        "        esac ;;\n",
        command.name, quoted(names), places);
}

// ---- zsh ----

// A description within _arguments: brackets and colons have a meaning there.
std::string zsh_description(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

std::string zsh_values(const OptionHelp& option) {
    switch (kind_of(option)) {
    case ValueKind::choice: return fmt::format("({})", join(option.choices, " "));
    case ValueKind::folder: return "_files -/";
    case ValueKind::file: return "_files";
    case ValueKind::plan: return "($(_plansite_folders plans))";
    case ValueKind::consultation: return "($(_plansite_folders consultations))";
    case ValueKind::anything: break;
    }
    return " ";
}

// "'--output=[Where to publish]:DIR:_files -/'"; what is filled in when it is asked for is in double quotes.
std::string zsh_option(const OptionHelp& option) {
    const std::string value =
        option.value.empty() ? "" : fmt::format(":{}:{}", zsh_description(option.value), zsh_values(option));
    const auto spelt = [&](std::string_view before) {
        const std::string text = std::string(before) + value;
        return value.find("$(") == value.npos ? quoted(text)
                                              : quoted(std::string(before)) + '"' + value + '"';
    };
    if (option.names.empty()) return spelt(option.repeated ? "*" : "");
    std::string out;
    for (const auto& name : option.names)
        out += " " + spelt(fmt::format("({}){}[{}]", join(option.names, " "), name,
                                       zsh_description(option.sentence)));
    return out.substr(1);
}

// ---- fish ----

std::string fish_values(const OptionHelp& option) {
    switch (kind_of(option)) {
    case ValueKind::choice: return " -a " + quoted(join(option.choices, " "));
    case ValueKind::folder: return " -a '(__fish_complete_directories)'";
    case ValueKind::file: return " -F";
    case ValueKind::plan: return " -a '(__plansite_folders plans)'";
    case ValueKind::consultation: return " -a '(__plansite_folders consultations)'";
    case ValueKind::anything: break;
    }
    return "";
}

std::string fish_option(const CommandHelp& command, const OptionHelp& option) {
    std::string out = fmt::format("complete -c plansite -n {}",
                                  quoted(fmt::format("__fish_seen_subcommand_from {}", command.name)));
    for (const auto& name : option.names)
        out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    if (!option.names.empty() && !option.value.empty()) out += " -x";
    out += replaced(fish_values(option), " -F", option.names.empty() ? " -F" : " -F -r");
    return fmt::format("{} -d {}\n", replaced(out, " -x -F", " -F"), quoted(option.sentence));
}

} // namespace

std::string bash_completions(std::span<const CommandHelp> commands) {
    std::string names = "--help --version", values, cases;
    for (const auto& command : commands) {
        names += " " + command.name;
        values += bash_cases_of_values(command);
        cases += bash_case_of(command);
    }
    return fmt::format(R"(# What bash completes after `plansite`; made by `plansite completions bash`.

{}
_plansite_words() {{ mapfile -t -O "${{#COMPREPLY[@]}}" COMPREPLY < <(compgen -W "$1" -- "$current"); }}
_plansite_files() {{
    compopt -o filenames 2>/dev/null
    mapfile -t -O "${{#COMPREPLY[@]}}" COMPREPLY < <(compgen "$1" -- "$current")
}}

_plansite() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} command=
    ((COMP_CWORD > 1)) && command=${{COMP_WORDS[1]}}
    COMPREPLY=()
    case "$command ${{COMP_WORDS[COMP_CWORD - 1]}}" in
{}    esac
    case $command in
    '') _plansite_words {} ;;
{}    esac
}}

complete -F _plansite plansite
)",
                       folders_function, values, quoted(names), cases);
}

std::string zsh_completions(std::span<const CommandHelp> commands) {
    std::string names, cases;
    for (const auto& command : commands) {
        names += fmt::format("        {}\n", quoted(command.name + ":" + zsh_description(command.sentence)));
        cases += fmt::format("    {}) _arguments '(- *)--help[Print this help]'", command.name);
        int place = 0;
        for (const auto& option : command.options) {
            const bool numbered = option.names.empty() && !option.repeated;
            cases += " \\\n        " + (numbered ? std::to_string(++place) : "") + zsh_option(option);
        }
        cases += " ;;\n";
    }
    return fmt::format(R"(#compdef plansite
# What zsh completes after `plansite`; made by `plansite completions zsh`.

{}
_plansite() {{
    local -a commands=(
{}    )
    if ((CURRENT == 2)); then
        _describe command commands
        _arguments '(- *)--help[Print this help]' '(- *)--version[Print the version]'
        return
    fi
    local command=$words[2]
    shift words
    ((CURRENT--))
    case $command in
{}    esac
}}

_plansite "$@"
)",
                       folders_function, names, cases);
}

std::string fish_completions(std::span<const CommandHelp> commands) {
    std::string out = R"(# What fish completes after `plansite`; made by `plansite completions fish`.

function __plansite_folders
    set -l at $PWD
    while test -n "$at"; and not test -e "$at/site.toml"
        set at (string replace -r '/[^/]*$' '' -- $at)
    end
    test -n "$at"; and ls "$at/content/$argv[1]" 2>/dev/null
end

complete -c plansite -f
complete -c plansite -l help -s h -d 'Print this help'
complete -c plansite -n __fish_use_subcommand -l version -d 'Print the version'
)";
    for (const auto& command : commands)
        out += fmt::format("complete -c plansite -n __fish_use_subcommand -a {} -d {}\n", command.name,
                           quoted(command.sentence));
    for (const auto& command : commands)
        for (const auto& option : command.options) out += fish_option(command, option);
    return out;
}

} // namespace plansite

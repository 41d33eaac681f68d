#pragma once

#include <string>
#include <vector>

// What the parser knows of the commands, without the parser: the manual page and the completions of shells
// are made from it, so that no option is written down a second time.

namespace plansite {

enum class Required : bool { no, yes };

struct OptionHelp {
    std::vector<std::string> names;   // "--output", "-o"; none of what is given by its place
    std::string value;                // "DIR"; none of what is only there or not
    std::string sentence;             // without a full stop
    std::vector<std::string> choices; // what the value is one of; empty where it may be anything
    Required required = Required::no;
    bool repeated = false; // given by its place, and as often as one likes
};

struct CommandHelp {
    std::string name;
    std::string sentence;
    std::vector<OptionHelp> options; // in the order of the table
};

// Every command of the table, with what the parser takes for it.
std::vector<CommandHelp> describe_commands();

// The sentence on exit codes that ends every help.
extern const char* const exit_codes_sentence;

} // namespace plansite

#pragma once

#include <string_view>

// What is tried with bytes that nobody chose. A target takes any bytes, hands them to what reads such things,
// and ends the program where a promise of that is broken; that nothing crashes is seen by itself, and better
// with sanitizers.
//
// The same targets are run in two ways: over every file of corpus/ in ordinary tests (run_corpus.cpp), and by
// libFuzzer, which goes on from there (run_fuzzer.cpp, fuzz.sh).

namespace plansite {

void try_dates(std::string_view bytes);
void try_front_matter(std::string_view bytes);
void try_import(std::string_view bytes);
void try_markdown(std::string_view bytes);
void try_money(std::string_view bytes);
void try_references(std::string_view bytes);
void try_responses(std::string_view bytes);
void try_templates(std::string_view bytes);
void try_toml(std::string_view bytes);

struct FuzzTarget {
    std::string_view name; // of its folder in corpus/, too
    void (*run)(std::string_view bytes);
};

// The target of a name, or null.
const FuzzTarget* find_target(std::string_view name);

// Ends the program, saying what was promised, where it does not hold.
void promise(bool held, std::string_view what);

// True of texts as the rest of the program gets them: UTF-8 without control characters, as files are checked
// when they are read.
bool is_readable(std::string_view bytes);

} // namespace plansite

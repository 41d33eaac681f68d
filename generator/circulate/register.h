#pragma once

#include "base/date.h"
#include "diagnostics/diagnostic.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plansite {

// A letter that was written. A recipient has one for each time, all with the same reference.
struct RegisterEntry {
    std::string reference;
    std::string name;
    std::string email;
    std::string file;    // in the pack
    std::string written; // the day: 2010-11-01
    std::string digest;  // SHA-256 of the file
};

// What was written for whom: register.csv of a pack. What is in it stays, byte for byte; rows are only added.
struct Register {
    std::string bytes; // empty: there is none yet
    std::vector<RegisterEntry> entries;

    // The first entry of each address, by the address in small letters.
    std::map<std::string, const RegisterEntry*> addresses() const;
    // How often a reference is in it.
    std::size_t times(std::string_view reference) const;
};

// Reads a register. Nothing after reporting where it is not one that plansite wrote: going on would send
// letters twice.
std::optional<Register> read_register(const Source& source, Diagnostics& diagnostics);

// The bytes of the register with entries added.
std::string with_entries(const Register& known, const std::vector<RegisterEntry>& added);

} // namespace plansite

#pragma once

#include <filesystem>
#include <string>

namespace plansite {

// The target and the names beside it that publishing uses. Absolute, no symbolic link in them, so that all
// ways to name one target lead to one lock.
struct Place {
    std::string target;
    std::string stage;    // the new tree before the exchange, the old one after
    std::string previous; // the old tree in the middle of an exchange by renaming
    std::string lock;
};

// Works out the place and makes the folder that the target is in. Throws where the target is, or leads to,
// something that is no folder.
Place place_of(const std::filesystem::path& target);

// Clears away what a killed publisher left. Only under the lock. Throws where that fails.
void recover(const Place& place);

} // namespace plansite

#pragma once

#include <chrono>
#include <ctime>
#include <string>
#include <string_view>
#include <vector>

namespace plansite {

// How long each pass of a command took, by the clock and of all processors together, and the most memory that
// was in use until its end. Begins when it is made.
class Timings {
public:
    // The pass that ends now. One that ends several times is added up.
    void passed(std::string_view pass);

    // A line for each pass and one for all of them, for people to read.
    std::string table() const;

private:
    using Clock = std::chrono::steady_clock;
    struct Pass {
        std::string name;
        double elapsed = 0;    // milliseconds
        double processors = 0; // milliseconds of all threads
        double memory = 0;     // MiB
    };

    std::vector<Pass> passes_;
    Clock::time_point last_ = Clock::now();
    std::clock_t last_processors_ = std::clock();
};

} // namespace plansite

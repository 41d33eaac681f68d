#include "base/parallel.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using plansite::parallel_for;

TEST_CASE("each index is visited once, at any number of threads") {
    for (const unsigned jobs : {0U, 1U, 2U, 7U, 64U}) {
        for (const std::size_t count : {0U, 1U, 2U, 63U, 1000U, 4097U}) {
            std::vector<std::atomic<int>> visits(count);
            parallel_for(count, jobs, [&](std::size_t i) { ++visits[i]; });
            std::size_t wrong = 0;
            for (const auto& visit : visits) wrong += visit != 1;
            CHECK(wrong == 0);
        }
    }
}

TEST_CASE("two jobs run at the same time and one job runs in the caller's thread") {
    // Each call waits for the other: with one thread alone this would not come to an end.
    std::atomic<int> arrived = 0;
    parallel_for(2, 2, [&](std::size_t) {
        ++arrived;
        while (arrived < 2) std::this_thread::yield();
    });
    CHECK(arrived == 2);

    std::set<std::thread::id> threads;
    parallel_for(100, 1, [&](std::size_t) { threads.insert(std::this_thread::get_id()); });
    CHECK(threads == std::set{std::this_thread::get_id()});
}

TEST_CASE("the exception of the lowest index reaches the caller, at any number of threads") {
    for (const unsigned jobs : {1U, 2U, 8U}) {
        for (int round = 0; round < 50; ++round) {
            std::string caught;
            try {
                parallel_for(1000, jobs, [&](std::size_t i) {
                    if (i == 400) std::this_thread::sleep_for(std::chrono::microseconds(50));
                    if (i == 400 || i == 410 || i >= 460) throw std::runtime_error(std::to_string(i));
                });
            } catch (const std::runtime_error& error) {
                caught = error.what();
            }
            CHECK(caught == "400");
        }
    }
}

TEST_CASE("after a failure the rest is not begun") {
    std::atomic<std::size_t> calls = 0;
    CHECK_THROWS_AS(parallel_for(1'000'000, 2,
                                 [&](std::size_t) {
                                     ++calls;
                                     throw std::runtime_error("no");
                                 }),
                    std::runtime_error);
    CHECK(calls <= 2);
}

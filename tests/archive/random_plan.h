#pragma once

#include "archive/compare.h"

#include <cstdint>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

// Plans made up from a seed, for tests that edit them. Each thing is published at an address that says who it
// is, whatever becomes of its ids, texts and place.

namespace plansite {

// How a thing gets its id: as content/settle.cpp does where the author gave none, or once and for ever.
enum class IdRule : std::uint8_t { letters, numbered, from_ref, fixed };

struct RandomThing {
    PlanItemKind kind = PlanItemKind::action;
    std::string who; // the address
    IdRule id_rule = IdRule::fixed;
    std::string id, ref;
    Json fields = Json::object();
    std::vector<std::string> criteria; // of actions: who
    std::vector<std::unique_ptr<RandomThing>> parts;
    bool edited = false;
    bool generic = false; // says what others say, too
};

struct RandomPlan {
    std::vector<std::unique_ptr<RandomThing>> parts;
};

// What can be done to a plan as its authors do.
class PlanMaker {
public:
    explicit PlanMaker(std::uint32_t seed) : random_(seed) {}

    RandomPlan make();

    std::size_t below(std::size_t end) { return std::size_t(random_()) % end; }
    std::string sentence();
    std::string reworded(const std::string& text); // some words exchanged, dropped or put in
    std::string body();                            // somebody to answer for something
    Json date(int month);                          // a month counted from January 2009, in words and days
    std::unique_ptr<RandomThing> thing(PlanItemKind kind, IdRule rule);

private:
    std::mt19937 random_;
    std::size_t made_ = 0;
};

// The plan as it would be exported, ids given by place.
Json file_of(const RandomPlan& plan);

} // namespace plansite

#include "archive/random_plan.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <ctime>
#include <fmt/format.h>
#include <functional>
#include <iostream>
#include <set>

// A plan made up, two hundred edits of known kinds, one an item: the comparison finds every one, calls it by
// its name and invents none.

namespace plansite {
namespace {

using Parts = std::vector<std::unique_ptr<RandomThing>>;

// An edit: changes something of the plan and says of which thing.
struct EditKind {
    std::string name;
    ChangeKind kind;
    std::size_t times;
    std::function<std::string()> edit;
};

struct NothingLeft {};

class Editor {
public:
    Editor(std::uint32_t seed, RandomPlan& plan) : maker_(seed), plan_(plan) {}

    std::vector<EditKind> kinds() {
        using K = PlanItemKind;
        return {
            {"activity dropped", ChangeKind::dropped, 1, [this] { return drop(K::activity); }},
            {"moved in order", ChangeKind::moved, 8, [this] { return move_in_order(); }},
            {"moved elsewhere", ChangeKind::moved, 15, [this] { return move_elsewhere(); }},
            {"action added", ChangeKind::added, 12, [this] { return add_action(); }},
            {"criterion added", ChangeKind::added, 8, [this] { return add_criterion(); }},
            {"action dropped", ChangeKind::dropped, 10, [this] { return drop(K::action); }},
            {"target dropped", ChangeKind::dropped, 2, [this] { return drop(K::target); }},
            {"renumbered", ChangeKind::renumbered, 10, [this] { return renumber(); }},
            {"action reworded", ChangeKind::reworded, 25, [this] { return reword(K::action, "task"); }},
            {"criterion reworded", ChangeKind::reworded, 10, [this] { return reword(K::criterion, "text"); }},
            {"title reworded", ChangeKind::reworded, 8, [this] { return reword(K::activity, "title"); }},
            {"target reworded", ChangeKind::reworded, 4, [this] { return reword(K::target, "title"); }},
            {"date slipped", ChangeKind::date_later, 20, [this] { return slip(K::action, "completion", 1); }},
            {"milestone slipped", ChangeKind::date_later, 5, [this] { return slip(K::milestone, "due", 1); }},
            {"brought forward", ChangeKind::date_earlier, 10,
             [this] { return slip(K::criterion, "due", -1); }},
            {"date reworded", ChangeKind::date_reworded, 5, [this] { return reword_date(); }},
            {"owner changed", ChangeKind::owner, 15, [this] { return change_owner(); }},
            {"cost changed", ChangeKind::cost, 12, [this] { return change_cost(); }},
            {"value changed", ChangeKind::value, 6, [this] { return change_value(); }},
            {"status changed", ChangeKind::status, 10, [this] { return change_status(); }},
            {"level changed", ChangeKind::level, 10, [this] { return change_level(); }},
            {"weight changed", ChangeKind::other, 4, [this] { return change_weight(); }},
        };
    }

private:
    struct Place {
        Parts* siblings = nullptr;
        std::size_t index = 0;
        RandomThing* parent = nullptr;
        RandomThing& thing() const { return *(*siblings)[index]; }
    };

    void collect(Parts& parts, RandomThing* parent, PlanItemKind kind, std::vector<Place>& out) {
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (parts[i]->kind == kind && !parts[i]->edited) out.push_back({&parts, i, parent});
            collect(parts[i]->parts, parts[i].get(), kind, out);
        }
    }

    // Any thing of a kind that was not edited yet and fits. Throws NothingLeft where there is none.
    template <class Fits> Place any(PlanItemKind kind, Fits&& fits) {
        std::vector<Place> all;
        collect(plan_.parts, nullptr, kind, all);
        std::vector<Place> fitting;
        for (const auto& place : all)
            if (fits(place)) fitting.push_back(place);
        if (fitting.empty()) throw NothingLeft();
        return fitting[maker_.below(fitting.size())];
    }
    Place any(PlanItemKind kind) {
        return any(kind, [](const Place&) { return true; });
    }

    static std::string done(RandomThing& thing) {
        thing.edited = true;
        return thing.who;
    }

    // The order of an activity's actions is tested only where nothing else shifts it, so that it is plain
    // what moved.
    bool keeps_order(const RandomThing* activity) const { return shuffled_.count(activity) > 0; }

    std::string move_elsewhere() {
        const Place from = any(PlanItemKind::action, [&](const Place& place) {
            const RandomThing& thing = place.thing();
            return !thing.generic && thing.criteria.empty() && thing.parts.empty() &&
                   !keeps_order(place.parent);
        });
        const Place to = any(PlanItemKind::activity, [&](const Place& place) {
            return &place.thing() != from.parent && !keeps_order(&place.thing());
        });
        auto thing = std::move((*from.siblings)[from.index]);
        from.siblings->erase(from.siblings->begin() + std::ptrdiff_t(from.index));
        Parts& parts = to.thing().parts;
        const std::string who = done(*thing);
        parts.insert(parts.begin() + std::ptrdiff_t(maker_.below(parts.size())), std::move(thing));
        touched_.insert(&to.thing());
        touched_.insert(from.parent);
        return who;
    }

    std::string move_in_order() {
        const Place place = any(PlanItemKind::activity, [&](const Place& one) {
            return touched_.count(&one.thing()) == 0 && !keeps_order(&one.thing());
        });
        Parts& parts = place.thing().parts; // three criteria, eight actions
        shuffled_.insert(&place.thing());
        const auto from = parts.begin() + 3 + std::ptrdiff_t(maker_.below(4));
        const std::string who = done(**from);
        std::rotate(from, from + 1, from + 4);
        return who;
    }

    std::string add_action() {
        const Place place =
            any(PlanItemKind::activity, [&](const Place& one) { return !keeps_order(&one.thing()); });
        auto thing = maker_.thing(PlanItemKind::action, IdRule::letters);
        thing->who = fmt::format("plans/p/new-{}.html", ++made_);
        thing->generic = false;
        thing->fields["task"] = Json::array({maker_.sentence()});
        const std::string who = done(*thing);
        Parts& parts = place.thing().parts;
        parts.insert(parts.begin() + 3 + std::ptrdiff_t(maker_.below(3)), std::move(thing));
        touched_.insert(&place.thing());
        return who;
    }

    std::string add_criterion() {
        const Place place = any(PlanItemKind::activity);
        auto thing = maker_.thing(PlanItemKind::criterion, IdRule::numbered);
        thing->who = fmt::format("plans/p/new-{}.html", ++made_);
        const std::string who = done(*thing);
        place.thing().parts.insert(place.thing().parts.begin(), std::move(thing));
        return who;
    }

    std::string drop(PlanItemKind kind) {
        const Place place = any(kind, [&](const Place& one) {
            if (kind == PlanItemKind::target) return true;
            if (kind == PlanItemKind::activity)
                return touched_.count(&one.thing()) == 0 && !keeps_order(&one.thing());
            return one.thing().parts.empty() && !keeps_order(one.parent);
        });
        const std::string who = done(place.thing());
        for (const auto& part : place.thing().parts) {
            also_dropped_.insert(part->who);
            for (const auto& deeper : part->parts) also_dropped_.insert(deeper->who);
        }
        place.siblings->erase(place.siblings->begin() + std::ptrdiff_t(place.index));
        return who;
    }

    std::string renumber() {
        Place place;
        if (maker_.below(2) == 0)
            place = any(PlanItemKind::target);
        else
            place = any(PlanItemKind::activity);
        place.thing().ref = fmt::format("{}.9{}", place.thing().ref, ++made_);
        return done(place.thing());
    }

    std::string reword(PlanItemKind kind, const char* field) {
        const Place place = any(kind, [&](const Place& one) { return !one.thing().generic; });
        Json& text = place.thing().fields[field];
        Json& words = text.is_array() ? text[0] : text;
        const std::string before = words.get<std::string>();
        while (words == before) words = maker_.reworded(before);
        return done(place.thing());
    }

    std::string slip(PlanItemKind kind, const char* field, int sign) {
        const Place place = any(kind);
        const Date day = *parse_iso_date(place.thing().fields[field]["earliest"].get<std::string>());
        const std::chrono::year_month_day parts(day);
        const int month = (int(parts.year()) - 2009) * 12 + int(unsigned(parts.month())) - 1;
        const Json date = maker_.date(month + sign * (1 + int(maker_.below(5))));
        place.thing().fields[field] = date;
        Json& standing = place.thing().fields["standing"];
        if (standing.contains("due")) standing["due"] = date;
        return done(place.thing());
    }

    std::string reword_date() {
        const Place place = any(PlanItemKind::action);
        Json& date = place.thing().fields["completion"];
        date["written"] = "by the end of " + date["written"].get<std::string>();
        place.thing().fields["standing"]["due"] = date;
        return done(place.thing());
    }

    std::string change_owner() {
        const Place place = any(maker_.below(5) == 0 ? PlanItemKind::target : PlanItemKind::action);
        Json& owner =
            place.thing().fields[place.thing().kind == PlanItemKind::target ? "owner" : "responsible"];
        if (maker_.below(2) == 0)
            owner.push_back("Somebody new");
        else
            owner[0] = owner[0] == "Estyn" ? "Connexions" : "Estyn";
        return done(place.thing());
    }

    std::string change_cost() {
        const Place place = any(PlanItemKind::action);
        place.thing().fields["cost"] = Json::array({fmt::format("£{},500", 100 + maker_.below(90))});
        return done(place.thing());
    }

    std::string change_value() {
        const Place place = any(PlanItemKind::target);
        if (maker_.below(2) == 0)
            place.thing().fields["planned"]["2009-10"] = 95.5;
        else
            place.thing().fields["actual"]["2008-09"] = 33.25;
        return done(place.thing());
    }

    std::string change_status() {
        const Place place = any(PlanItemKind::criterion);
        place.thing().fields["standing"]["status"] = "partly-met";
        return done(place.thing());
    }

    std::string change_level() {
        const Place place = any(PlanItemKind::action);
        Json& level = place.thing().fields["level"];
        level = Json::array({level[0] == "networking" ? "cooperation" : "networking"});
        return done(place.thing());
    }

    std::string change_weight() {
        const Place place = any(PlanItemKind::action);
        place.thing().fields["weight"] = 3;
        return done(place.thing());
    }

    PlanMaker maker_;
    RandomPlan& plan_;
    std::size_t made_ = 0;
    std::set<const RandomThing*> shuffled_, touched_;

public:
    std::set<std::string> also_dropped_;
};

struct Score {
    std::size_t edited = 0, found = 0, misnamed = 0, invented = 0;
};

// Adds up how well the changes found are the edits made. What is found of things that nobody edited is
// invented, under the name of its kind.
void add_up(const PlanComparison& comparison, const std::map<std::string, const EditKind*>& edits,
            const std::set<std::string>& also_dropped, std::map<std::string, Score>& scores) {
    std::set<std::string> seen;
    for (const auto& item : comparison.items) {
        const bool same = !item.before || !item.now || item.before->address == item.now->address;
        const auto edit = edits.find(item.name().address);
        const std::string invented = fmt::format("not edited: {}", word_of(item.changes[0].kind).name);
        for (const auto& inner : item.with_it)
            if (also_dropped.count(inner.address) == 0) ++scores[invented].invented;
        if (edit == edits.end() || !same) {
            ++scores[invented].invented;
            UNSCOPED_INFO("invented " << item.name().key << " " << item.name().title);
            continue;
        }
        seen.insert(edit->first);
        Score& score = scores[edit->second->name];
        const bool right =
            std::any_of(item.changes.begin(), item.changes.end(),
                        [&](const ItemChange& change) { return change.kind == edit->second->kind; });
        ++(right ? score.found : score.misnamed);
        score.invented += item.changes.size() - 1;
    }
    for (const auto& [who, edit] : edits)
        if (seen.count(who) == 0) UNSCOPED_INFO("not found: " << edit->name << " " << who);
}

} // namespace

TEST_CASE("two hundred edits are found, rightly named, and none is invented", "[archive]") {
    std::map<std::string, Score> scores;
    std::size_t items = 0, edits_made = 0;
    double seconds = 0;
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        RandomPlan plan = PlanMaker(seed).make();
        const PlanItems before = plan_items(file_of(plan));
        Editor editor(seed + 1000, plan);
        const std::vector<EditKind> kinds = editor.kinds();
        std::map<std::string, const EditKind*> edits;
        for (const auto& kind : kinds)
            for (std::size_t i = 0; i < kind.times; ++i) {
                try {
                    edits[kind.edit()] = &kind;
                    ++scores[kind.name].edited;
                } catch (const NothingLeft&) {
                    break;
                }
            }
        const PlanItems now = plan_items(file_of(plan));
        const std::clock_t begin = std::clock(); // of the processor: others use it, too
        const PlanComparison comparison = compare_plans(before, now);
        seconds += double(std::clock() - begin) / CLOCKS_PER_SEC;
        items += before.items.size();
        edits_made += edits.size();
        add_up(comparison, edits, editor.also_dropped_, scores);
    }
    std::cout << fmt::format(
        "{} items, {} edits, {:.1f} ms a comparison\n{:20} edited found misnamed invented\n", items,
        edits_made, seconds * 1000 / 20, "");
    for (const auto& [name, score] : scores)
        std::cout << fmt::format("{:20} {:6} {:5} {:8} {:8}\n", name, score.edited, score.found,
                                 score.misnamed, score.invented);
    REQUIRE(edits_made >= 20 * 200);
    for (const auto& [name, score] : scores) {
        CAPTURE(name);
        CHECK(score.found == score.edited);
        CHECK(score.misnamed == 0);
        CHECK(score.invented == 0);
    }
}

} // namespace plansite

#pragma once

#include "assess/consultation.h"
#include "assess/series.h"
#include "assess/tally.h"
#include "graph/graph.h"

#include <memory>
#include <optional>
#include <vector>

// Where things stand on a day. Pure functions of the site, its graph and the day: the same day gives the same
// answer for ever.
//
// What is reported is a log. A leaf (action, criterion, milestone, target) stands on a day as the log up to
// that day says, folded in the order of its dates: the last status, the last date agreed, every value. Beside
// what is reported stand flags that are computed from dates, and for targets a judgement by one of the
// methods (methods.h). Everything above a leaf has tallies: counts first, and always how many of how many are
// known.

namespace plansite {

// A date that was moved.
struct Slip {
    const WrittenDate* from = nullptr;
    const WrittenDate* to = nullptr;
    std::optional<int> days; // between their last days; negative where it was brought forward
    Said said;
};

// What became of a milestone (domain.md calls these its states).
enum class Reached : std::uint8_t { upcoming, on_time, late, reached, missed, revised };

inline constexpr Word<Reached> reached_words[] = {
    {Reached::upcoming, "upcoming", "Its day is still to come."},
    {Reached::on_time, "reached-on-time", "Reached by the day first promised."},
    {Reached::late, "reached-late", "Reached after the day first promised."},
    {Reached::reached, "reached", "Reached; the plan gives it no day."},
    {Reached::missed, "missed", "Its day is past, and it has not been reached."},
    {Reached::revised, "revised", "Not reached yet; its day was moved and is still to come."}};
constexpr std::span<const Word<Reached>> words_of(Reached) {
    return reached_words;
}

// What is below a thing, added up.
struct Progress {
    Tally actions, criteria, milestones;
    TargetTally targets;

    Progress& operator+=(const Progress& other);
};

struct Assessment {
    // a leaf, from the log
    Status status = Status::not_reported;
    std::vector<Said> said;           // everything reported on it up to the day, oldest first
    std::optional<Date> reported;     // the day of the last report
    Said rated;                       // the last report with a rating; empty where there is none
    const WrittenDate* due = nullptr; // its date as it stands now; null where it has none
    std::vector<Slip> slips;          // how the date came to be that, oldest first
    std::optional<Date> done;         // the day it was done or reached
    std::optional<int> days_late;     // of what is done or overdue, against the date as it stands; 0 on time

    // computed flags
    bool overdue = false;    // its last day is past, and it is neither complete, nor given up, nor over
    bool due_soon = false;   // its last day is near
    bool late_start = false; // it should have begun, and is not reported to have
    bool stale = false;      // not finished, and nothing was said for longer than the plan allows
    std::optional<Reached> reached; // of a milestone

    // a target
    std::vector<SeriesRow> series;
    std::unique_ptr<Judgement> judgement;
    std::unique_ptr<Travels> travels;

    std::unique_ptr<ConsultationStanding> consultation; // where it is one

    // what has parts
    Progress progress; // of everything below it
    ItemId worst;      // the leaf below that is most in need of attention; none where nothing is

    bool slipped() const { return !slips.empty(); }
};

// The flags that are computed beside what is reported.
enum class Flag : std::uint8_t { overdue, due_soon, late_start, stale, revised };

inline constexpr Word<Flag> flag_words[] = {
    {Flag::overdue, "overdue", "The last day that its date allows is past, and it is not done."},
    {Flag::due_soon, "due-soon", "That day is near."},
    {Flag::late_start, "late-start", "It should have begun, and nobody has reported that it has."},
    {Flag::stale, "stale", "Not finished, and nothing was reported for longer than the plan allows."},
    {Flag::revised, "date-revised", "Its date was moved. The old one and the new one are both shown."}};
constexpr std::span<const Word<Flag>> words_of(Flag) {
    return flag_words;
}

// True where a leaf has the flag.
bool has_flag(const Assessment& leaf, Flag flag);

// The day by which the things of a plan are judged.
struct JudgedDay {
    Date day;
    bool ended = false;   // the plan is over: what was due by its last day is late if it is not done
    Date reports_until{}; // reports of later days do not count

    // True where a time with this last day is over; that of a plan which has ended is over on its last day.
    bool is_past(Date last) const { return last < day || (ended && last == day); }
};

struct Assessments {
    Date as_of;                               // the site's day
    std::vector<Assessment> by_item;          // by ItemId
    std::vector<JudgedDay> judged_on;         // by ItemId, of plans and consultations
    std::vector<std::size_t> reports_not_yet; // by ItemId, of plans: reports dated after the day

    const Assessment& of(ItemId id) const { return by_item[id.index()]; }
    Date last_report_day(ItemId plan) const { return judged_on[plan.index()].reports_until; }
    // Whether an update of a plan is known on the day.
    bool counts(const Update& update, ItemId plan) const { return *update.date <= last_report_day(plan); }
    Date judged(ItemId home) const { return home ? judged_on[home.index()].day : as_of; }
};

// True of what the log has done with: complete, given up, or over without having been met.
bool is_finished(Status status);

// What a report of a plan is about: a thing of that plan, or none.
ItemId reported_on(const Graph& graph, const Report& report, ItemId plan);

// How much a leaf needs attention: 0 not at all; 1 it is not reported on, or little is known; 2 something is
// amiss; 3 it is late, failed or rated red.
int concern(const Assessment& leaf);

// The tally of a leaf alone: one thing with its status.
Tally own_tally(const Item& item, const Assessment& leaf);

// Judges everything as of a day. A plan that has ended is judged as of its last day, though reports up to the
// site's day count; one that carries a day of its own no later than that day in either respect. An earlier
// day wins over both, so that a build as of any past day shows what was known then.
Assessments assess(const Site& site, const Graph& graph, Date as_of);

} // namespace plansite

#include "chart/scale.h"
#include "chart/svg.h"
#include "chart/trajectory.h"

#include <fmt/format.h>

namespace plansite {

namespace {

using Value = std::optional<double> TrajectoryPoint::*;

// The point that has such a value, counted from one end of the list; nothing where none has.
const TrajectoryPoint* first_with(const Trajectory& data, Value value) {
    for (const auto& point : data.points)
        if (point.*value) return &point;
    return nullptr;
}

const TrajectoryPoint* last_with(const Trajectory& data, Value value) {
    const TrajectoryPoint* found = nullptr;
    for (const auto& point : data.points)
        if (point.*value) found = &point;
    return found;
}

std::string_view direction(double from, double to) {
    return to > from ? "rising" : to < from ? "falling" : "unchanged";
}

std::string said_of_actuals(const Trajectory& data) {
    const auto* first = first_with(data, &TrajectoryPoint::actual);
    const auto* last = last_with(data, &TrajectoryPoint::actual);
    if (!first) return "No value has been measured";
    if (first == last) return fmt::format("{} in {}", with_unit(*first->actual, data), first->label);
    return fmt::format("From {} in {} to {} in {}", with_unit(*first->actual, data), first->label,
                       with_unit(*last->actual, data), last->label);
}

std::string said_of_plan(const Trajectory& data) {
    const auto* actual = last_with(data, &TrajectoryPoint::actual);
    const auto* first = first_with(data, &TrajectoryPoint::planned);
    const auto* last = last_with(data, &TrajectoryPoint::planned);
    if (!last) return "no value is promised";
    std::string out;
    if (!actual && first != last)
        out =
            fmt::format("the promised values go from {} in {} to {} in {}", with_unit(*first->planned, data),
                        first->label, with_unit(*last->planned, data), last->label);
    else
        out =
            fmt::format("the promised value for {} {} {}", last->label,
                        actual && actual->time >= last->time ? "was" : "is", with_unit(*last->planned, data));
    if (last->planned_before && *last->planned_before != *last->planned)
        out += fmt::format(" (before it was revised, {})", with_unit(*last->planned_before, data));
    if (actual && actual->time < last->time)
        out += fmt::format(", {}", direction(*actual->actual, *last->planned));
    else if (!actual && first != last)
        out += fmt::format(", {}", direction(*first->planned, *last->planned));
    return out;
}

std::string said_of_range(const Trajectory& data) {
    if (data.lowest && data.highest)
        return fmt::format("; the range to keep within is {} to {}",
                           print_number(*data.lowest, data.decimals), with_unit(*data.highest, data));
    if (data.lowest) return fmt::format("; it should not be below {}", with_unit(*data.lowest, data));
    if (data.highest) return fmt::format("; it should not be above {}", with_unit(*data.highest, data));
    return "";
}

} // namespace

std::string with_unit(double value, const Trajectory& data) {
    const std::string number = print_number(value, data.decimals);
    if (data.unit.empty()) return number;
    return number + (data.unit == "%" ? "" : " ") + data.unit;
}

std::string describe_trajectory(const Trajectory& data) {
    std::string out = said_of_actuals(data) + "; " + said_of_plan(data) + said_of_range(data);
    std::vector<std::string> breaks;
    for (const auto index : data.breaks)
        if (index > 0 && index < data.points.size()) breaks.push_back(data.points[index].label);
    if (!breaks.empty())
        out += fmt::format("; values from {} on are not comparable with those before", listed(breaks));
    if (!data.better.empty()) out += "; " + data.better;
    return out + ".";
}

} // namespace plansite

#pragma once

#include "assess/series.h"

#include <deque>
#include <string>
#include <vector>

// Short ways to write down what was reported on a thing, as reading a site would give it.

namespace plansite {

inline Date day(std::string_view text) {
    return *parse_iso_date(text);
}

// A date as a file has it, with its place.
inline WrittenDate written(std::string_view text) {
    static const Source file{"test", "", {}};
    WrittenDate out;
    static_cast<FuzzyDate&>(out) = read_fuzzy_date(text, {});
    out.at = {&file, 0, 0};
    return out;
}

inline Series series(const std::vector<std::pair<std::string, std::optional<double>>>& values) {
    Series out;
    for (const auto& [period, value] : values) {
        Series::Point point;
        point.period.value = period;
        point.when = read_fuzzy_date(period, {});
        point.value = value;
        point.unknown = value ? Unknown::no : Unknown::blank;
        out.points.push_back(std::move(point));
    }
    return out;
}

// Reports on one thing, in the order in which they are written down.
class Log {
public:
    Report& say(std::string_view date) {
        Update& update = updates_.emplace_back();
        update.date = day(date);
        update.reports.emplace_back();
        return update.reports.front();
    }

    Report& value(std::string_view date, std::string_view period, double value) {
        Report& report = say(date);
        report.period = written(period);
        report.value = Quantity{value, 0, "", false, {}};
        return report;
    }

    Report& revised_value(std::string_view date, std::string_view period, double value) {
        Report& report = say(date);
        report.period = written(period);
        report.revised_value = Quantity{value, 0, "", false, {}};
        return report;
    }

    std::vector<Said> said() const {
        std::vector<Said> out;
        for (const auto& update : updates_) out.push_back({&update, &update.reports.front()});
        return out;
    }

private:
    std::deque<Update> updates_; // at addresses that stay
};

} // namespace plansite

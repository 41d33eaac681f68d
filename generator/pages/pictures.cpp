#include "pages/pictures.h"

#include "assess/levels.h"
#include "base/ascii.h"
#include "base/marks.h"
#include "base/text.h"

#include <fmt/format.h>

namespace plansite {

namespace {

Texture texture_of(Status status) {
    switch (status) {
    case Status::not_reported: return Texture::empty;
    case Status::not_started: return Texture::dots;
    case Status::in_progress: return Texture::rising;
    case Status::complete: return Texture::solid;
    case Status::partly_met: return Texture::horizontal;
    case Status::not_met: return Texture::crosses;
    case Status::deferred: return Texture::falling;
    case Status::stopped: return Texture::vertical;
    }
    return Texture::solid;
}

Category category_of(Status status) {
    const auto& word = word_of(status);
    return {std::string(word.name), words_of_name(word.name), texture_of(status)};
}

// How many have a status, in words that go on a sentence: "18 in progress".
Count count_of(Status status, const Tally& tally) {
    Category category = category_of(status);
    category.words = lower_ascii(category.words);
    return {std::move(category), tally.of(status)};
}

// A name that no other picture of a page has.
std::string id_of(const Item& item, std::string_view kind) {
    std::string name;
    for (const char c : std::string(word_for(item.kind)) + "-" + item.name)
        name += is_letter_or_digit(c) || c == '-' ? c : '-';
    return fmt::format("{}-{}", kind, name);
}

std::string words_for(Direction direction) {
    switch (direction) {
    case Direction::up: return "more is better";
    case Direction::down: return "less is better";
    case Direction::keep: return "best within the range";
    }
    return {};
}

} // namespace

Value Pictures::value_of_chart(const Chart& chart) const {
    MapBuilder map(in_.arena);
    map.set("svg", Value::safe(in_.arena.copy(chart.svg))).set("title", string_in(in_.arena, chart.title));
    return map.set("description", string_in(in_.arena, chart.description)).value();
}

Value Pictures::target(ItemId id) const {
    const Target& target = in_.graph.get<Target>(id);
    Trajectory data;
    data.id = id_of(in_.graph.at(id), "chart");
    data.title = target.title.value;
    data.unit = target.unit.value;
    data.better = words_for(target.direction);
    data.lowest = target.lowest;
    data.highest = target.highest;
    for (const auto& row : in_.assessments.of(id).series) {
        if (!row.time) continue;
        for (const auto& from : target.breaks)
            if (from.latest && *row.time == time_of(*from.latest)) data.breaks.push_back(data.points.size());
        if (row.period == target.baseline.value && row.actual && row.actual->value)
            data.baseline = data.points.size();
        TrajectoryPoint point{std::string(row.period), *row.time};
        if (row.actual) point.actual = row.actual->value;
        if (row.planned) point.planned = row.planned->value;
        if (!row.planned_before.empty()) point.planned_before = row.planned_before.back().value;
        data.points.push_back(std::move(point));
    }
    return value_of_chart(trajectory_chart(data));
}

StatusBar Pictures::status_counts(ItemId id, const Tally& tally, std::string_view what,
                                  std::string_view suffix) const {
    const Item& item = in_.graph.at(id);
    StatusBar data;
    data.id = id_of(item, suffix) + "-" + replaced(what, " ", "-");
    data.title = fmt::format("{}: {}", item.title, what);
    data.what = std::string(what);
    data.total = tally.total();
    for (const auto& word : status_words)
        if (word.value != Status::not_reported && tally.of(word.value))
            data.counts.push_back(count_of(word.value, tally));
    if (tally.of(Status::not_reported)) data.counts.push_back(count_of(Status::not_reported, tally));
    return data;
}

Value Pictures::statuses(ItemId id, const Tally& tally, std::string_view what) const {
    return value_of_chart(status_bar(status_counts(id, tally, what, "status"), BarSize::full));
}

Value Pictures::bar(ItemId id, const Tally& tally, std::string_view what) const {
    return Value::safe(
        in_.arena.copy(status_bar(status_counts(id, tally, what, "bar"), BarSize::compact).svg));
}

Value Pictures::answers(ItemId question, const QuestionResult& result) const {
    static constexpr Texture textures[] = {Texture::solid,      Texture::rising,  Texture::dots,
                                           Texture::horizontal, Texture::falling, Texture::vertical,
                                           Texture::crosses};
    const Item& item = in_.graph.at(question);
    StatusBar data;
    data.id = id_of(item, "answers");
    data.title = item.title;
    data.what = "answers";
    for (const auto& one : result.counts) {
        if (!one.count || *one.count <= 0) continue;
        const std::size_t index = data.counts.size();
        data.counts.push_back(
            {{fmt::format("answer-{}", index + 1), one.answer.value, textures[index % std::size(textures)]},
             std::size_t(*one.count)});
        data.total += std::size_t(*one.count);
    }
    return value_of_chart(status_bar(data, BarSize::full));
}

Value Pictures::levels(ItemId scale) const {
    const Item& item = in_.graph.at(scale);
    const Scale& levels = in_.graph.get<Scale>(scale);
    Distribution data;
    data.id = id_of(item, "chart");
    data.title = item.title;
    data.what = lower_ascii(in_.graph.get<Plan>(item.home).labels.action.several.value);
    data.none = "no level";
    for (const auto& level : levels.levels) data.levels.push_back(level.name.value);
    for (const auto& row : distribution_of(in_.graph, scale))
        data.rows.push_back({std::string(in_.prose.words_for_link(row.priority)), row.counts, row.none});
    return value_of_chart(distribution_chart(data));
}

Value Pictures::timeline(ItemId id) const {
    const Plan& plan = in_.graph.get<Plan>(id);
    const JudgedDay day = in_.assessments.judged_on[id.index()];
    Timeline data;
    data.id = id_of(in_.graph.at(id), "timeline");
    data.title = plan.title.value;
    data.what = lower_ascii(plan.labels.action.several.value);
    data.first = plan.period.earliest.value_or(day.day);
    data.last = plan.period.latest.value_or(day.day);
    data.today = day.day;
    data.today_words = long_date(day.day);
    for (const ItemId priority : in_.graph.at(id).children)
        for (const ItemId activity : in_.graph.at(priority).children) {
            if (in_.graph.at(activity).kind != ItemKind::activity) continue;
            data.rows.push_back({});
            data.rows.back().label = in_.prose.words_for_link(activity);
            data.rows.back().kind = TimelineRow::Kind::heading;
            for (const ItemId child : in_.graph.at(activity).children) {
                const auto* entity = std::get_if<const Action*>(&in_.graph.at(child).entity);
                if (!entity) continue;
                const Action& action = **entity;
                const Assessment& state = in_.assessments.of(child);
                TimelineRow row;
                row.label = in_.graph.at(child).title;
                row.href = address_mark + in_.routes.of(child).whole();
                row.earliest_start = action.starts.earliest;
                row.latest_start = action.starts.latest;
                if (state.due) {
                    row.earliest_end = state.due->earliest;
                    row.latest_end = state.due->latest;
                }
                row.when = action.starts.as_written;
                if (state.due) row.when += (row.when.empty() ? "" : "; ") + state.due->as_written;
                row.state = category_of(state.status);
                data.rows.push_back(std::move(row));
            }
        }
    return value_of_chart(timeline_chart(data));
}

} // namespace plansite

#include "exports/feeds.h"

#include "base/address.h"
#include "base/html.h"
#include "base/number.h"
#include "base/text.h"
#include "graph/homes.h"
#include "graph/words.h"

#include <algorithm>
#include <fmt/format.h>

namespace plansite {

namespace {

// The name under which ids are unique in the world: the site's host, or the name that RFC 6761 keeps for
// none.
std::string authority(const ExportInputs& in) {
    const std::string host = host_of(in.base_url());
    return host.empty() ? "plansite.invalid" : host;
}

std::string linked(const ExportInputs& in, const std::string& from, const std::string& to) {
    return in.base_url().empty() ? relative_address(from, to) : in.base_url() + to;
}

std::string updates_page(const ExportInputs& in, ItemId plan) {
    return in.folder(plan) + "updates.html";
}

// "9.1 %", "yes".
std::string words(const Quantity& value) {
    if (value.truth) return value.value != 0 ? "yes" : "no";
    return fixed(value.value, value.decimals) + (value.unit.empty() ? "" : " " + value.unit);
}

// The summary and a line for each report, as HTML.
std::string content_of(const ExportInputs& in, const Update& update, ItemId plan) {
    std::string out;
    if (!update.summary.empty()) out += "<p>" + escaped(plain_words(update.summary)) + "</p>";
    out += "<ul>";
    for (const auto& report : update.reports) {
        const ItemId about = reported_on(in.graph, report, plan);
        if (!about) continue;
        out += "<li>" + escaped(in.graph.at(about).title);
        if (report.status) out += ": " + lower_words(word_of(*report.status).name);
        if (report.value)
            out += fmt::format(": {} ({})", escaped(words(*report.value)), escaped(report.period.as_written));
        out += "</li>";
    }
    return out + "</ul>";
}

void add_entries(const ExportInputs& in, ItemId plan, const std::string& path, Feed& feed) {
    const Plan& entity = in.graph.get<Plan>(plan);
    for (const auto& update : entity.updates) {
        if (!in.assessments.counts(update, plan)) continue;
        const std::string day = iso(*update.date);
        FeedEntry entry;
        entry.id =
            fmt::format("tag:{},{}:plans/{}/updates/{}", authority(in), day, entity.id.value, update.name);
        entry.title = fmt::format("{}: update of {}", entity.title.value, long_date(*update.date));
        entry.address = linked(in, path, updates_page(in, plan) + "#update-" + update.name);
        entry.updated = *update.date;
        entry.author = update.author.value;
        entry.content = content_of(in, update, plan);
        feed.entries.push_back(std::move(entry));
    }
}

struct Due {
    std::string what;
    const WrittenDate* date;
};

std::vector<Due> dues_of(const ExportInputs& in, ItemId id) {
    const Item& item = in.graph.at(id);
    std::vector<Due> out;
    if (const WrittenDate* due = in.assessments.of(id).due) out.push_back({"Due", due});
    if (const auto* consultation = std::get_if<const Consultation*>(&item.entity)) {
        out.push_back({"Opens", &(*consultation)->opens});
        out.push_back({"Closes", &(*consultation)->closes});
        out.push_back({"Decision", &(*consultation)->decision});
    }
    return out;
}

// A home and what stands in it; everything where it is none.
std::vector<ItemId> dated_things(const Graph& graph, ItemId home) {
    std::vector<ItemId> out;
    if (home) {
        out = items_in(graph, home);
        out.insert(out.begin(), home);
    } else {
        for (std::size_t i = 1; i < graph.items().size(); ++i) out.push_back(ItemId(i));
    }
    return out;
}

} // namespace

Feed updates_feed(const ExportInputs& in, ItemId plan, const std::string& path) {
    Feed feed;
    feed.id = fmt::format("tag:{},2000-01-01:{}", authority(in), path);
    feed.title = plan ? in.graph.at(plan).title : in.site.config.title.value;
    feed.title += ": updates";
    if (!in.base_url().empty()) feed.self_address = in.base_url() + path;
    feed.alternate_address = linked(in, path, plan ? updates_page(in, plan) : "progress/index.html");
    feed.author =
        in.site.config.publisher.empty() ? in.site.config.title.value : in.site.config.publisher.value;
    if (plan)
        add_entries(in, plan, path, feed);
    else
        for (const auto& one : in.site.plans) add_entries(in, in.graph.id_of(one), path, feed);
    std::stable_sort(feed.entries.begin(), feed.entries.end(),
                     [](const FeedEntry& a, const FeedEntry& b) { return a.updated > b.updated; });
    feed.updated = feed.entries.empty() ? *make_date(2000, 1, 1) : feed.entries.front().updated;
    return feed;
}

Calendar dates_calendar(const ExportInputs& in, ItemId home) {
    Calendar calendar;
    calendar.name = home ? in.graph.at(home).title : in.site.config.title.value;
    for (const ItemId id : dated_things(in.graph, home)) {
        const Item& item = in.graph.at(id);
        for (const auto& [what, date] : dues_of(in, id)) {
            if (!date->latest) continue;
            CalendarEvent event;
            const std::string of = item.home ? in.graph.at(item.home).name : "";
            event.uid =
                fmt::format("{}-{}-{}-{}@{}", what, word_for(item.kind), of, item.name, authority(in));
            event.summary = fmt::format("{}: {}", what, item.title);
            event.description = fmt::format("{} ({})", date->as_written,
                                            item.home ? in.graph.at(item.home).title : item.title);
            if (!in.base_url().empty()) event.address = in.base_url() + in.address(id);
            event.first_day = event.last_day = *date->latest;
            event.categories = {std::string(word_for(item.kind))};
            event.stamp = in.assessments.of(id).reported.value_or(*make_date(2000, 1, 1));
            calendar.events.push_back(std::move(event));
        }
    }
    std::stable_sort(
        calendar.events.begin(), calendar.events.end(),
        [](const CalendarEvent& a, const CalendarEvent& b) { return a.first_day < b.first_day; });
    return calendar;
}

} // namespace plansite

#include "pages/archive_views.h"

#include "archive/timemap.h"
#include "base/address.h"

#include <algorithm>
#include <fmt/format.h>

namespace plansite {

namespace {

// The page part of an address.
std::string page_of(std::string_view address) {
    return std::string(address.substr(0, address.find('#')));
}

const PageKind& page_kind(std::string_view name) {
    const auto kinds = page_kinds();
    return *std::find_if(kinds.begin(), kinds.end(), [&](const PageKind& one) { return one.name == name; });
}

// The plan in whose folder a page lies; empty where it lies in none.
std::string_view plan_in(std::string_view path) {
    constexpr std::string_view plans = "plans/";
    if (!path.starts_with(plans)) return {};
    path.remove_prefix(plans.size());
    return path.substr(0, path.find('/'));
}

// Whether a page belongs to all plans whose editions have it.
bool is_shared(std::string_view path) {
    return path.starts_with("consultations/");
}

std::string editions_page(std::string_view plan) {
    return fmt::format("plans/{}/editions/index.html", plan);
}

// "status" of "standing.status".
std::string_view plain_field(std::string_view field) {
    return field.substr(field.rfind('.') + 1); // npos + 1 is 0
}

} // namespace

ArchiveViews::ArchiveViews(const ViewInputs& inputs, Views& views, const Archive& archive, const Output& data)
    : in_(inputs), views_(views) {
    for (const Edition& edition : archive) {
        if (plans_.empty() || plans_.back().id != edition.plan)
            plans_.push_back({ItemId(), edition.plan, edition.title, {}, {}});
        plans_.back().all.push_back(&edition);
        if (edition.items) plans_.back().comparable.push_back(&edition);
    }
    for (const Plan& plan : in_.site.plans) views.attach(in_.graph.id_of(plan), "archive", Value::none());
    for (PlanEditions& of : plans_) {
        for (const Edition* edition : of.comparable) of.items.push_back(*edition->items);
        if (const Plan* plan = find_by_id(in_.site.plans, of.id)) {
            of.plan = in_.graph.id_of(*plan);
            of.title = plan->title.value;
            of.items.push_back(*read_plan_items(data.find(plan_json_path(of.id))->bytes));
        }
        of.history = plan_history(of.items);
        for (const ItemHistory& one : of.history.items)
            if (one.editions.size() > 1) of.histories.emplace(one.last().name.address, &one);
        for (auto edition = of.all.rbegin(); edition != of.all.rend(); ++edition)
            for (const OutputFile& file : (*edition)->site.files)
                if (file.path.ends_with(".html") && (plan_in(file.path) == of.id || is_shared(file.path)))
                    editions_[file.path].push_back(*edition);
        of.list = list_of_editions(of);
        if (of.plan) views.attach(of.plan, "archive", of.list);
    }
}

// {name, frozen, as_of, digest, url}: the address of the page in it, or of its plan where it has none.
Value ArchiveViews::edition_value(const Edition& edition, const std::string& path) const {
    MapBuilder map(in_.arena);
    const std::string page =
        edition.site.find(path) ? path : fmt::format("plans/{}/index.html", edition.plan);
    map.set("name", Value::string(edition.name)).set("title", Value::string(edition.title));
    map.set("frozen", value_of(edition.frozen, context({})))
        .set("as_of", value_of(edition.as_of, context({})));
    map.set("digest", Value::string(edition.digest)).set("pages", number(edition.site.files.size()));
    return map.set("url", link(edition.folder() + page)).value();
}

Value ArchiveViews::stage_value(const PlanEditions& of, std::size_t index) const {
    const std::string path = fmt::format("plans/{}/index.html", of.id);
    if (!of.is_live(index)) return edition_value(*of.comparable[index], path);
    MapBuilder map(in_.arena);
    map.set("name", Value::none()).set("title", Value::string(of.title));
    map.set("as_of", value_of(in_.assessments.judged(of.plan), context({})));
    return map.set("url", link(path)).value();
}

// {kind, words, ref, key, url}; url is empty where there is no such page.
Value ArchiveViews::name_value(const PlanEditions& of, std::size_t index, const ItemName& name) const {
    MapBuilder map(in_.arena);
    map.set("kind", Value::string(word_of(name.kind).name)).set("key", string_in(in_.arena, name.key));
    map.set("ref", string_in(in_.arena, name.ref)).set("title", string_in(in_.arena, name.title));
    std::string address;
    if (of.is_live(index))
        address = name.address;
    else if (of.comparable[index]->site.find(page_of(name.address)))
        address = of.comparable[index]->folder() + name.address;
    return map.set("url", address.empty() ? Value::string("") : link(address)).value();
}

// ---- comparisons ----

Value ArchiveViews::change_value(const ItemChange& change) const {
    MapBuilder map(in_.arena);
    map.set("kind", word_value(word_of(change.kind), in_.arena));
    const bool names = change.kind == ChangeKind::status; // "in-progress" as words
    const auto words = [&](const std::string& text) {
        if (const auto day = parse_iso_date(text)) return string_in(in_.arena, long_date(*day));
        return string_in(in_.arena, names ? words_of_name(text) : text);
    };
    map.set("field", string_in(in_.arena, words_of_name(plain_field(change.field))));
    map.set("part", string_in(in_.arena, change.part));
    map.set("before", words(change.before)).set("now", words(change.now));
    map.set("days", change.days ? Value::integer(*change.days) : Value::none());
    map.set("levels", change.levels ? Value::integer(*change.levels) : Value::none());
    ListBuilder runs(in_.arena);
    for (const DiffRun& run : change.runs) {
        constexpr std::string_view kinds[] = {"same", "removed", "added"};
        MapBuilder one(in_.arena);
        one.set("kind", Value::string(kinds[std::size_t(run.kind)]));
        runs.add(one.set("text", string_in(in_.arena, run.text)).value());
    }
    return map.set("runs", runs.value()).value();
}

Value ArchiveViews::changed_item(const PlanEditions& of, std::size_t older, std::size_t newer,
                                 const ChangedItem& item) const {
    MapBuilder map(in_.arena);
    map.set("before", item.before ? name_value(of, older, *item.before) : Value::none());
    map.set("now", item.now ? name_value(of, newer, *item.now) : Value::none());
    ListBuilder inside(in_.arena), changes(in_.arena), with_it(in_.arena);
    const std::size_t there = item.now ? newer : older;
    for (const ItemName& one : item.inside) inside.add(name_value(of, there, one));
    for (const ItemName& one : item.with_it) with_it.add(name_value(of, there, one));
    for (const ItemChange& one : item.changes) changes.add(change_value(one));
    const auto is_status = [](const ItemChange& one) { return one.kind == ChangeKind::status; };
    map.set("only_status", Value::boolean(std::all_of(item.changes.begin(), item.changes.end(), is_status)));
    map.set("inside", inside.value()).set("with_it", with_it.value()).set("changes", changes.value());
    if (item.match) {
        MapBuilder match(in_.arena);
        match.set("by", word_value(word_of(item.match->by), in_.arena));
        map.set("match", match.set("percent", number(std::size_t(item.match->likeness * 100 + 0.5))).value());
    } else {
        map.set("match", Value::none());
    }
    return map.value();
}

std::string ArchiveViews::comparison_path(const PlanEditions& of, std::size_t older,
                                          std::size_t newer) const {
    return fmt::format("plans/{}/compare/{}/{}.html", of.id, of.comparable[older]->name,
                       of.is_live(newer) ? live_plan_name : of.comparable[newer]->name);
}

// {plan, before, now, counts: [{name, words, sentence, count}], total, items, unchanged, others}
Value ArchiveViews::comparison_value(const PlanEditions& of, std::size_t older, std::size_t newer) const {
    const PlanComparison comparison = compare_plans(of.items[older], of.items[newer]);
    MapBuilder map(in_.arena);
    map.set("title", Value::string(of.title));
    map.set("before", stage_value(of, older)).set("now", stage_value(of, newer));
    ListBuilder counts(in_.arena), items(in_.arena);
    for (const auto& word : change_kind_words) {
        if (comparison.count(word.value) == 0) continue;
        MapBuilder count(in_.arena, &word_value(word, in_.arena).as_map());
        counts.add(count.set("count", number(comparison.count(word.value))).value());
    }
    for (const ChangedItem& item : comparison.items) items.add(changed_item(of, older, newer, item));
    map.set("counts", counts.value()).set("items", items.value());
    map.set("unchanged", number(comparison.unchanged));
    return map.set("editions", link(editions_page(of.id))).value();
}

// {before, now, url} of the page of a comparison.
Value ArchiveViews::comparison_line(const PlanEditions& of, std::size_t older, std::size_t newer) const {
    MapBuilder map(in_.arena);
    map.set("before", stage_value(of, older)).set("now", stage_value(of, newer));
    return map.set("url", link(comparison_path(of, older, newer))).value();
}

// ---- histories ----

// {item, first, editions: [{edition, item, due, status, rating, judgement, level, owner}], periods}
Value ArchiveViews::history_value(const PlanEditions& of, const ItemHistory& history) const {
    MapBuilder map(in_.arena);
    map.set("item", name_value(of, history.last().edition, history.last().name));
    ListBuilder editions(in_.arena), periods(in_.arena);
    const auto text = [&](const std::string& words) { return string_in(in_.arena, words); };
    for (const ItemThen& then : history.editions) {
        MapBuilder one(in_.arena);
        one.set("edition", stage_value(of, then.edition))
            .set("item", name_value(of, then.edition, then.name));
        one.set("due", text(then.due)).set("status", text(words_of_name(then.status)));
        one.set("rating", text(words_of_name(then.rating)));
        one.set("judgement", text(words_of_name(then.judgement)));
        editions.add(one.set("level", text(then.level)).set("owner", text(then.owner)).value());
    }
    for (const PeriodHistory& period : history.periods) {
        ListBuilder values(in_.arena);
        for (const ValueThen& value : period.editions) {
            MapBuilder one(in_.arena);
            one.set("edition", stage_value(of, value.edition)).set("promised", text(value.promised));
            values.add(one.set("outturn", text(value.outturn)).value());
        }
        MapBuilder one(in_.arena);
        periods.add(one.set("period", text(period.period)).set("values", values.value()).value());
    }
    return map.set("editions", editions.value()).set("periods", periods.value()).value();
}

Value ArchiveViews::histories(const PlanEditions& of) const {
    MapBuilder map(in_.arena);
    ListBuilder items(in_.arena), gone(in_.arena);
    const auto says_something = [](const ItemHistory& history) {
        const ItemThen& first = history.editions.front();
        return std::any_of(history.editions.begin(), history.editions.end(), [&](const ItemThen& then) {
            return then.due != first.due || then.status != first.status || then.level != first.level ||
                   then.owner != first.owner || then.name.ref != first.name.ref;
        });
    };
    for (const ItemHistory& history : of.history.items)
        if (says_something(history)) items.add(history_value(of, history));
    for (const ItemHistory& history : of.history.gone) gone.add(history_value(of, history));
    map.set("items", items.value()).set("gone", gone.value());
    return map.set("editions", link(editions_page(of.id))).value();
}

// ---- pages ----

// {title, url, editions, comparisons, history}, newest first.
Value ArchiveViews::list_of_editions(const PlanEditions& of) const {
    MapBuilder map(in_.arena);
    ListBuilder editions(in_.arena), comparisons(in_.arena);
    for (auto edition = of.all.rbegin(); edition != of.all.rend(); ++edition)
        editions.add(edition_value(**edition, fmt::format("plans/{}/index.html", of.id)));
    for (std::size_t newer = of.items.size(); newer-- > 1;)
        for (std::size_t older = newer; older-- > 0;) comparisons.add(comparison_line(of, older, newer));
    map.set("title", Value::string(of.title));
    map.set("url", link(editions_page(of.id)));
    map.set("editions", editions.value()).set("comparisons", comparisons.value());
    const std::string history = fmt::format("plans/{}/editions/history.html", of.id);
    return map.set("history", of.items.size() > 1 ? link(history) : Value::string("")).value();
}

// The history of the thing that a page is about, where it is in an edition; null for pages that are of no
// thing.
const ItemHistory* ArchiveViews::history_of(const PlanEditions& of, const std::string& path,
                                            ItemId item) const {
    if (!of.plan || in_.routes.of(item).whole() != path)
        return nullptr; // a page of its own, and its main one
    const auto found = of.histories.find(path);
    return found == of.histories.end() ? nullptr : found->second;
}

// The editions in which a thing has a page, wherever that was, newest first.
Value ArchiveViews::editions_with(const PlanEditions& of, const ItemHistory& history) const {
    ListBuilder editions(in_.arena);
    for (auto edition = of.all.rbegin(); edition != of.all.rend(); ++edition) {
        std::string then = history.last().name.address;
        for (const ItemThen& one : history.editions)
            if (!of.is_live(one.edition) && of.comparable[one.edition] == *edition)
                then = page_of(one.name.address);
        if ((*edition)->site.find(then)) editions.add(edition_value(**edition, then));
    }
    return editions.value();
}

const ArchiveViews::PlanEditions* ArchiveViews::editions_of(std::string_view plan) const {
    const auto found =
        std::lower_bound(plans_.begin(), plans_.end(), plan,
                         [](const PlanEditions& of, std::string_view id) { return of.id < id; });
    return found != plans_.end() && found->id == plan ? &*found : nullptr;
}

Value ArchiveViews::of_page(const std::string& path, ItemId item) const {
    const PlanEditions* of = editions_of(plan_in(path));
    const auto same_path = editions_.find(path);
    if (!of && same_path == editions_.end()) return Value::none();
    const ItemHistory* history = of ? history_of(*of, path, item) : nullptr;
    MapBuilder map(in_.arena);
    if (history) {
        map.set("editions", editions_with(*of, *history));
    } else {
        ListBuilder editions(in_.arena);
        if (same_path != editions_.end())
            for (const Edition* edition : same_path->second) editions.add(edition_value(*edition, path));
        map.set("editions", editions.value());
    }
    map.set("all", of ? link(editions_page(of->id)) : Value::none());
    return map.set("history", history ? history_value(*of, *history) : Value::none()).value();
}

std::vector<ArchivePage> ArchiveViews::pages() const {
    std::vector<ArchivePage> out;
    for (const PlanEditions& of : plans_) {
        const ItemId item = of.plan ? of.plan : in_.graph.site();
        const std::string folder = fmt::format("plans/{}/editions/", of.id);
        out.push_back({&page_kind("editions"), item, editions_page(of.id), of.title + ", editions", of.list});
        if (of.items.size() < 2) continue;
        out.push_back({&page_kind("history"), item, folder + "history.html",
                       of.title + ", through its editions", histories(of)});
        for (std::size_t older = 0; older < of.comparable.size(); ++older)
            for (std::size_t newer = older + 1; newer < of.items.size(); ++newer)
                out.push_back({&page_kind("comparison"), item, comparison_path(of, older, newer),
                               of.title + ", compared", comparison_value(of, older, newer)});
    }
    return out;
}

std::vector<VanishedPage> ArchiveViews::vanished(const std::function<bool(const std::string&)>& live) const {
    std::map<std::string, VanishedPage> found;
    for (const auto& [path, editions] : editions_)
        if (!live(path)) {
            const ItemId plan = editions_of(editions.front()->plan)->plan;
            found.emplace(path, VanishedPage{plan, path, path, std::nullopt, editions});
        }
    for (const PlanEditions& of : plans_)
        for (const auto& fates : of.history.fates)
            for (const ItemFate& fate : fates) {
                const auto page = found.find(fate.then.address); // a page of its own: no anchor
                if (page == found.end()) continue;
                page->second.title =
                    fate.then.ref.empty() ? fate.then.title : fate.then.ref + " " + fate.then.title;
                page->second.now = of.plan ? fate.now : std::nullopt;
            }
    std::vector<VanishedPage> out;
    for (auto& [path, page] : found) out.push_back(std::move(page));
    return out;
}

ArchivePage ArchiveViews::gone_page(const VanishedPage& vanished) const {
    MapBuilder map(in_.arena);
    map.set("title", string_in(in_.arena, vanished.title)).set("path", string_in(in_.arena, vanished.path));
    ListBuilder editions(in_.arena);
    for (const Edition* edition : vanished.editions) editions.add(edition_value(*edition, vanished.path));
    map.set("editions", editions.value());
    MapBuilder now(in_.arena);
    if (vanished.now && !vanished.now->address.empty()) {
        now.set("title", string_in(in_.arena, vanished.now->title))
            .set("ref", string_in(in_.arena, vanished.now->ref));
        now.set("url", link(vanished.now->address));
        map.set("now", now.value());
    } else {
        map.set("now", Value::none());
    }
    return {&page_kind("gone"), vanished.plan ? vanished.plan : in_.graph.site(), vanished.path,
            vanished.title, map.value()};
}

std::vector<OutputFile> ArchiveViews::time_maps(const std::string& base_url) const {
    std::vector<OutputFile> out;
    if (base_url.empty()) return out;
    for (const PlanEditions& of : plans_) {
        const std::string page = fmt::format("plans/{}/index.html", of.id);
        const std::string path = fmt::format("plans/{}/editions/timemap.link", of.id);
        TimeMap map{base_url + page, base_url + path, {}};
        for (const Edition* edition : of.all)
            map.mementos.push_back({base_url + edition->folder() + page, edition->as_of});
        out.push_back({path, time_map_of(std::move(map))});
    }
    return out;
}

} // namespace plansite

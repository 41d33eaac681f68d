#include "exports/plan_sheets.h"

#include "base/text.h"
#include "graph/homes.h"
#include "graph/words.h"

namespace plansite {

namespace {

using Row = std::vector<SheetCell>;

SheetCell text(std::string_view value) {
    return value.empty() ? SheetCell() : SheetCell(std::string(value));
}

SheetCell count(std::size_t value) {
    return std::int64_t(value);
}

SheetCell day(const std::optional<Date>& date) {
    return date ? SheetCell(*date) : SheetCell();
}

SheetCell whole(const std::optional<int>& number) {
    return number ? SheetCell(std::int64_t(*number)) : SheetCell();
}

std::string words(const Cell& cell) {
    std::vector<std::string> parts;
    for (const auto& item : cell.items) parts.push_back(plain_words(item));
    return join(parts, "; ");
}

std::string words(const std::vector<Party>& parties) {
    std::vector<std::string> parts;
    for (const auto& party : parties) parts.push_back(party.written);
    return join(parts, "; ");
}

std::string names(const Graph& graph, ItemId id, Relation relation) {
    std::vector<std::string> parts;
    for (const auto edge : graph.from(id))
        if (graph.edges()[edge].relation == relation) parts.push_back(graph.at(graph.edges()[edge].to).name);
    return join(parts, "; ");
}

// Every leaf of a kind in a plan, in its order.
template <class Function> void each(const ExportInputs& in, ItemId plan, ItemKind kind, Function&& f) {
    for (const ItemId id : items_in(in.graph, plan))
        if (in.graph.at(id).kind == kind) f(id);
}

// The columns that every thing begins with, and those in which it says how it stands.
void add_name_columns(Sheet& sheet) {
    sheet.columns.push_back({"id", SheetType::string, "Id", "What it answers to in references of its plan."});
    sheet.columns.push_back({"url", SheetType::string, "Address", "Where it is published."});
}

void add_name(const ExportInputs& in, ItemId id, Row& row) {
    row.push_back(text(in.graph.at(id).name));
    row.push_back(text(in.base_url() + in.address(id)));
}

void add_state_columns(Sheet& sheet) {
    const auto add = [&](const char* name, SheetType type, const char* title, const char* sentence) {
        sheet.columns.push_back({name, type, title, sentence});
    };
    add("due", SheetType::string, "Due", "The date by which it is due, as written, after revisions.");
    add("due_from", SheetType::date, "Due from", "The first day that this date can mean.");
    add("due_to", SheetType::date, "Due to", "The last day that this date can mean.");
    add("status", SheetType::string, "Status", "What was reported last: a word of the list of statuses.");
    add("reported", SheetType::date, "Reported", "The day of the last report.");
    add("done", SheetType::date, "Done", "The day it was done or reached.");
    add("rating", SheetType::string, "Rating", "Somebody's own judgement: green, amber or red.");
    add("overdue", SheetType::boolean, "Overdue", "Its date is past, and it is not done.");
    add("due_soon", SheetType::boolean, "Due soon", "Its date is near.");
    add("late_start", SheetType::boolean, "Late start", "It should have begun, and is not reported to have.");
    add("stale", SheetType::boolean, "Stale", "Nothing was reported for longer than the plan allows.");
    add("days_late", SheetType::integer, "Days late", "Of what is overdue or done: days after its date.");
    add("slips", SheetType::integer, "Revisions", "How many times its date was moved.");
    add("slip_days", SheetType::integer, "Days moved", "By how many days, in all.");
}

void add_state(const ExportInputs& in, ItemId id, Row& row) {
    const Assessment& state = in.assessments.of(id);
    row.push_back(state.due ? text(state.due->as_written) : SheetCell());
    row.push_back(state.due ? day(state.due->earliest) : SheetCell());
    row.push_back(state.due ? day(state.due->latest) : SheetCell());
    row.push_back(text(word_of(state.status).name));
    row.push_back(day(state.reported));
    row.push_back(day(state.done));
    row.push_back(state.rated.report ? text(word_of(*state.rated.report->rating).name) : SheetCell());
    row.push_back(state.overdue);
    row.push_back(state.due_soon);
    row.push_back(state.late_start);
    row.push_back(state.stale);
    row.push_back(whole(state.days_late));
    row.push_back(count(state.slips.size()));
    int moved = 0;
    for (const auto& slip : state.slips) moved += slip.days.value_or(0);
    row.push_back(state.slips.empty() ? SheetCell() : SheetCell(std::int64_t(moved)));
}

void actions(const ExportInputs& in, ItemId plan, Sheet& sheet) {
    add_name_columns(sheet);
    const auto add = [&](const char* name, const char* title, const char* sentence) {
        sheet.columns.push_back({name, SheetType::string, title, sentence});
    };
    add("priority", "Priority", "The title of its priority.");
    add("activity", "Activity", "The title of its activity.");
    add("task", "Task", "What will be done.");
    add("responsible", "Responsible", "Who answers for it.");
    add("contributors", "Contributors", "Who helps.");
    add("level", "Level", "Its levels on the plan's scale.");
    add("criteria", "Criteria", "The ids of the criteria it serves.");
    add("resources", "Resources", "What it takes.");
    add("cost", "Cost", "The cost as the plan puts it.");
    add("timescale", "Timescale", "The time as the plan puts it.");
    add("starts", "Starts", "When it begins, as written.");
    sheet.columns.push_back({"weight", SheetType::number, "Weight", "How much it counts in shares."});
    add_state_columns(sheet);
    each(in, plan, ItemKind::action, [&](ItemId id) {
        const auto& action = in.graph.get<Action>(id);
        const ItemId activity = in.graph.at(id).parent;
        std::vector<std::string> levels;
        for (const auto& level : action.level) levels.push_back(level.value);
        Row row;
        add_name(in, id, row);
        row.push_back(text(in.graph.at(in.graph.at(activity).parent).title));
        row.push_back(text(in.graph.at(activity).title));
        row.push_back(text(words(action.task)));
        row.push_back(text(words(action.responsible)));
        row.push_back(text(words(action.contributors)));
        row.push_back(text(join(levels, "; ")));
        row.push_back(text(names(in.graph, id, Relation::serves)));
        row.push_back(text(words(action.resources)));
        row.push_back(text(words(action.cost)));
        row.push_back(text(words(action.timescale)));
        row.push_back(text(action.starts.as_written));
        row.push_back(action.weight ? SheetCell(SheetNumber{*action.weight, 2}) : SheetCell());
        add_state(in, id, row);
        sheet.rows.push_back(std::move(row));
    });
}

void criteria(const ExportInputs& in, ItemId plan, Sheet& sheet) {
    add_name_columns(sheet);
    sheet.columns.push_back({"of", SheetType::string, "Of", "The title of its activity, or of the plan."});
    sheet.columns.push_back({"text", SheetType::string, "Criterion", "What will be true."});
    sheet.columns.push_back(
        {"count", SheetType::string, "Count", "How many of how many, where it is counted."});
    add_state_columns(sheet);
    each(in, plan, ItemKind::criterion, [&](ItemId id) {
        const auto& criterion = in.graph.get<Criterion>(id);
        Row row;
        add_name(in, id, row);
        row.push_back(text(in.graph.at(in.graph.at(id).parent).title));
        row.push_back(text(plain_words(criterion.text)));
        row.push_back(text(criterion.count));
        add_state(in, id, row);
        sheet.rows.push_back(std::move(row));
    });
}

void milestones(const ExportInputs& in, ItemId plan, Sheet& sheet) {
    add_name_columns(sheet);
    sheet.columns.push_back({"of", SheetType::string, "Of", "What it is a milestone of."});
    sheet.columns.push_back({"text", SheetType::string, "Milestone", "What will be reached."});
    sheet.columns.push_back({"weight", SheetType::number, "Weight", "How much it counts for its target."});
    sheet.columns.push_back({"critical", SheetType::boolean, "Critical", "All fails with it."});
    sheet.columns.push_back({"state", SheetType::string, "State", "What became of it."});
    add_state_columns(sheet);
    each(in, plan, ItemKind::milestone, [&](ItemId id) {
        const auto& milestone = in.graph.get<Milestone>(id);
        const auto& reached = in.assessments.of(id).reached;
        Row row;
        add_name(in, id, row);
        row.push_back(text(in.graph.at(in.graph.at(id).parent).title));
        row.push_back(text(plain_words(milestone.text)));
        row.push_back(SheetNumber{milestone.weight, 2});
        row.push_back(milestone.critical);
        row.push_back(reached ? text(word_of(*reached).name) : SheetCell());
        add_state(in, id, row);
        sheet.rows.push_back(std::move(row));
    });
}

void targets(const ExportInputs& in, ItemId plan, Sheet& sheet) {
    add_name_columns(sheet);
    for (const auto& [name, title, sentence] :
         {std::array{"number", "Number", "The number as the plan prints it."},
          std::array{"group", "Group", "The heading it stands under."},
          std::array{"title", "Target", "What is counted."},
          std::array{"unit", "Unit", "What the values are."},
          std::array{"direction", "Direction", "Which way is better: up, down or keep."},
          std::array{"baseline", "Baseline", "The year it is judged from."},
          std::array{"method", "Method", "How it is judged."},
          std::array{"period", "Period", "The year of the value that was judged."},
          std::array{"outcome", "Outcome", "What the method gives."},
          std::array{"because", "Because", "Why, in a sentence."},
          std::array{"short_travel", "Direction of travel", "Against the value before."},
          std::array{"long_travel", "Longer direction of travel",
                     "Against the year before, or the baseline."},
          std::array{"rating", "Rating", "Somebody's own judgement, which stands beside the outcome."}})
        sheet.columns.push_back({name, SheetType::string, title, sentence});
    each(in, plan, ItemKind::target, [&](ItemId id) {
        const auto& target = in.graph.get<Target>(id);
        const Assessment& state = in.assessments.of(id);
        Row row;
        add_name(in, id, row);
        for (const std::string_view cell :
             {std::string_view(target.ref.value), std::string_view(target.group.value),
              std::string_view(target.title.value), std::string_view(target.unit.value),
              word_of(target.direction).name, std::string_view(target.baseline.value),
              word_of(state.judgement->method).name, state.judgement->period,
              word_of(state.judgement->outcome).name, std::string_view(state.judgement->because),
              word_of(state.travels->last.outcome).name, word_of(state.travels->whole.outcome).name,
              state.rated.report ? word_of(*state.rated.report->rating).name : std::string_view()})
            row.push_back(text(cell));
        sheet.rows.push_back(std::move(row));
    });
}

void add_figure(const std::optional<Figure>& figure, Row& row) {
    const bool known = figure && figure->value;
    row.push_back(known ? SheetCell(SheetNumber{*figure->value, figure->decimals}) : SheetCell());
    row.push_back(figure && !known ? text(name_of(figure->unknown)) : SheetCell());
}

void values(const ExportInputs& in, ItemId plan, Sheet& sheet) {
    sheet.columns = {
        {"target", SheetType::string, "Target", "The id of the target."},
        {"title", SheetType::string, "Title", "What is counted."},
        {"unit", SheetType::string, "Unit", "What the values are."},
        {"period", SheetType::string, "Period", "The year, as the plan writes it."},
        {"ends", SheetType::date, "Ends", "The last day of the period."},
        {"measured", SheetType::number, "Measured", "The value measured."},
        {"measured_unknown", SheetType::string, "Measured, unknown",
         "How the plan says that it does not know: blank, question …"},
        {"planned", SheetType::number, "Planned", "The value promised, after revisions."},
        {"planned_unknown", SheetType::string, "Planned, unknown", "The same of the value promised."},
        {"planned_first", SheetType::number, "First planned",
         "The value first promised, where it was revised."}};
    each(in, plan, ItemKind::target, [&](ItemId id) {
        const auto& target = in.graph.get<Target>(id);
        for (const auto& one : in.assessments.of(id).series) {
            Row row{text(in.graph.at(id).name), text(target.title.value), text(target.unit.value),
                    text(one.period), day(one.ends)};
            add_figure(one.actual, row);
            add_figure(one.planned, row);
            const Figure* first = one.planned_before.empty() ? nullptr : &one.planned_before.front();
            row.push_back(first ? SheetCell(SheetNumber{*first->value, first->decimals}) : SheetCell());
            sheet.rows.push_back(std::move(row));
        }
    });
}

void updates(const ExportInputs& in, ItemId plan, Sheet& sheet) {
    sheet.columns = {
        {"date", SheetType::date, "Date", "The day of the update."},
        {"author", SheetType::string, "Author", "The role of who reports."},
        {"about", SheetType::string, "About", "What it is about, as a reference."},
        {"title", SheetType::string, "Title", "What that is called."},
        {"status", SheetType::string, "Status", "Where it stands."},
        {"done", SheetType::date, "Done", "The day it was done or reached."},
        {"rating", SheetType::string, "Rating", "Somebody's own judgement."},
        {"period", SheetType::string, "Period", "The year of the value."},
        {"value", SheetType::number, "Value", "The value measured; 1 for yes and 0 for no."},
        {"revised_value", SheetType::number, "Revised value", "The new value promised."},
        {"revised_date", SheetType::string, "Revised date", "The new date, as written."},
        {"reason", SheetType::string, "Reason", "Why it was revised."},
        {"comment", SheetType::string, "Comment", "In words."},
        {"corrective_action", SheetType::string, "Corrective action", "What is done where it is behind."}};
    const auto quantity = [](const std::optional<Quantity>& one) {
        return one ? SheetCell(SheetNumber{one->value, one->decimals}) : SheetCell();
    };
    const Plan& entity = in.graph.get<Plan>(plan);
    for (const auto& update : entity.updates) {
        if (!in.assessments.counts(update, plan)) continue;
        for (const auto& report : update.reports) {
            const ItemId about = reported_on(in.graph, report, plan);
            sheet.rows.push_back(
                {*update.date, text(update.author.value), text(report.about.written),
                 about ? text(in.graph.at(about).title) : SheetCell(),
                 report.status ? text(word_of(*report.status).name) : SheetCell(), day(report.done),
                 report.rating ? text(word_of(*report.rating).name) : SheetCell(),
                 text(report.period.as_written), quantity(report.value), quantity(report.revised_value),
                 text(report.revised_date.as_written), text(plain_words(report.reason)),
                 text(plain_words(report.comment)), text(plain_words(report.corrective_action))});
        }
    }
}

void progress(const ExportInputs& in, ItemId plan, Sheet& sheet) {
    sheet.columns = {{"kind", SheetType::string, "Kind", "plan, priority or activity."},
                     {"id", SheetType::string, "Id", "What it answers to in references."},
                     {"title", SheetType::string, "Title", "What it is called."},
                     {"counted", SheetType::string, "Counted", "actions, criteria or milestones."},
                     {"total", SheetType::integer, "Total", "How many there are."},
                     {"known", SheetType::integer, "Known", "How many are reported on."}};
    for (const auto& word : status_words)
        sheet.columns.push_back({replaced(word.name, "-", "_"), SheetType::integer, words_of_name(word.name),
                                 std::string(word.sentence)});
    sheet.columns.push_back({"overdue", SheetType::integer, "Overdue", "How many are overdue."});
    sheet.columns.push_back({"due_soon", SheetType::integer, "Due soon", "How many are due soon."});
    sheet.columns.push_back({"percent_done", SheetType::number, "Done, %",
                             "The share that is done of what is known, by weight where there are weights."});
    const auto add = [&](ItemId id) {
        const Progress& below = in.assessments.of(id).progress;
        for (const auto& [name, tally] :
             {std::pair{"actions", &below.actions}, std::pair{"criteria", &below.criteria},
              std::pair{"milestones", &below.milestones}}) {
            if (!tally->total()) continue;
            Row row{text(word_for(in.graph.at(id).kind)),
                    text(in.graph.at(id).name),
                    text(in.graph.at(id).title),
                    text(name),
                    count(tally->total()),
                    count(tally->known())};
            for (const auto& word : status_words) row.push_back(count(tally->of(word.value)));
            row.push_back(count(tally->overdue));
            row.push_back(count(tally->due_soon));
            const auto share = tally->share_done();
            row.push_back(share ? SheetCell(SheetNumber{*share * 100, 1}) : SheetCell());
            sheet.rows.push_back(std::move(row));
        }
    };
    add(plan);
    each(in, plan, ItemKind::priority, add);
    each(in, plan, ItemKind::activity, add);
}

constexpr PlanSheet sheets[] = {
    {"progress", "Progress",
     "How many actions, criteria and milestones of the plan, each priority and each activity have which "
     "status.",
     progress},
    {"actions", "Actions", "Every action: what, who, when, and how it stands.", actions},
    {"criteria", "Success criteria", "Every success criterion, and whether it is met.", criteria},
    {"milestones", "Milestones", "Every milestone, and whether it was reached.", milestones},
    {"targets", "Targets", "Every target, and what its method of assessment gives.", targets},
    {"values", "Values of targets", "Measured and promised values, a row for each target and year.", values},
    {"updates", "Updates", "Everything that was reported, a row for each report.", updates},
};

} // namespace

std::span<const PlanSheet> plan_sheets() {
    return sheets;
}

Sheet sheet_of(const PlanSheet& kind, const ExportInputs& inputs, ItemId plan) {
    Sheet sheet{std::string(kind.name), std::string(kind.title), std::string(kind.sentence), {}};
    kind.fill(inputs, plan, sheet);
    return sheet;
}

Sheet sheet_of(const DataTable& table) {
    Sheet sheet{lower_ascii(table.id.value), table.title.value, plain_words(table.introduction), {}};
    for (const auto& column : table.columns)
        sheet.columns.push_back({column.id.value, SheetType::string, column.label.value, ""});
    const auto add = [&](const Record& record) {
        Row row;
        for (const auto& column : table.columns) {
            const Cell* cell = record.find(column.id.value);
            row.push_back(cell ? text(words(*cell)) : SheetCell());
        }
        sheet.rows.push_back(std::move(row));
    };
    for (const auto& row : table.rows) add(row);
    if (table.total) add(*table.total);
    return sheet;
}

} // namespace plansite

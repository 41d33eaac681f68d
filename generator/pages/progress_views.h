#pragma once

#include "pages/views.h"

namespace plansite {

// What templates see of how things stand: of a leaf its status, flags, history and judgement; of what has
// parts the tallies; of a plan and of the site the lists that follow from them.
class ProgressViews {
public:
    ProgressViews(const ViewInputs& inputs, const Views& views) : in_(inputs), views_(views) {}

    static void add_fields(ItemKind kind, ItemFields& fields);
    void site(MapBuilder& map) const;

private:
    using P = const ProgressViews&;
    static void add_leaf(ItemFields& fields);
    static void add_plan(ItemFields& fields);
    // A field that `make(progress, id)` makes.
    template <class Make> static void set(ItemFields& fields, std::string_view name, Make make) {
        fields.set(name, [make](const Views& views, ItemId id) {
            return make(ProgressViews(views.inputs(), views), id);
        });
    }

    Value downloads(ItemId home) const; // what can be taken away of it: {url, label, format, description}
    Value history(ItemId id) const;
    Value report(const Said& said, ItemId home) const;
    Value slips(ItemId id) const;
    Value figure(const std::optional<Figure>& figure, const std::vector<Figure>& before, ItemId home) const;
    Value series(ItemId target) const;
    Value flagged(const std::vector<ItemId>& leaves, Flag flag) const;
    Value slipped(const std::vector<ItemId>& leaves) const;
    Value not_reported(const std::vector<ItemId>& leaves) const;
    Value updates(const Plan& plan, ItemId home) const;
    Value gaps(ItemId plan) const;
    Value completeness(ItemId plan) const;
    Value tallies(ItemId id) const;
    Value attention(ItemId plan) const;
    std::vector<ItemId> leaves_of(ItemId plan) const; // of all plans where there is none
    // A value that is made when a template asks for it.
    template <class Make> Value later(Make make) const {
        return views_.later(
            [make](const Views& views) { return make(ProgressViews(views.inputs(), views)); });
    }
    ItemId home_of(ItemId id) const { return in_.graph.at(id).home; }
    ValueContext context(ItemId home) const { return {in_.arena, in_.graph, in_.routes, in_.prose, home}; }

    const ViewInputs& in_;
    const Views& views_;
};

// {total, known, percent, weighted, overdue, due_soon …, statuses: [{name, words, sentence, count}]}.
Value tally_value(const Tally& tally, Arena& arena);

// {total, known, outcomes: [{name, words, sentence, count}]}.
Value tally_value(const TargetTally& tally, Arena& arena);

// {outcome, rating, method, because, period, numbers: [{label, text}], steps}.
Value judgement_value(const Judgement& judgement, Arena& arena);

} // namespace plansite

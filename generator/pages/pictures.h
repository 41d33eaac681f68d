#pragma once

#include "chart/chart.h"
#include "pages/views.h"

namespace plansite {

// The pictures of the site: what is drawn of which item. Each is {svg, title, description}; `svg` is empty
// where there is nothing to draw. (What they look like is in chart/.)
class Pictures {
public:
    explicit Pictures(const ViewInputs& inputs) : in_(inputs) {}

    Value target(ItemId id) const; // its values against what was promised
    Value statuses(ItemId id, const Tally& tally, std::string_view what) const; // as a bar with a legend
    Value bar(ItemId id, const Tally& tally,
              std::string_view what) const; // the same for a row of a table: the SVG alone
    Value levels(ItemId scale) const;       // how many actions of each priority are on each level
    Value timeline(ItemId plan) const;      // its actions over its time
    Value answers(ItemId question, const QuestionResult& result) const; // how many gave which answer

private:
    Value value_of_chart(const Chart& chart) const;
    StatusBar status_counts(ItemId id, const Tally& tally, std::string_view what,
                            std::string_view suffix) const;

    const ViewInputs& in_;
};

} // namespace plansite

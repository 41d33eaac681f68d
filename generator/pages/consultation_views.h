#pragma once

#include "pages/views.h"

namespace plansite {

// What templates see of where a consultation stands, of what came back, and of what came of it.
class ConsultationViews {
public:
    ConsultationViews(const ViewInputs& inputs, const Views& views) : in_(inputs), views_(views) {}

    void consultation(ItemId id, MapBuilder& map) const; // state, closing, outcome, responses …
    void question(ItemId id, MapBuilder& map) const;     // result: what was answered to it, or none

private:
    ValueContext context(ItemId home) const { return {in_.arena, in_.graph, in_.routes, in_.prose, home}; }

    const ViewInputs& in_;
    const Views& views_;
};

} // namespace plansite

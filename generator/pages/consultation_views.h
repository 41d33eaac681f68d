#pragma once

#include "pages/views.h"

namespace plansite {

// What templates see of where a consultation stands, of what came back, and of what came of it.
class ConsultationViews {
public:
    ConsultationViews(const ViewInputs& inputs, const Views& views) : in_(inputs), views_(views) {}

    // Of a consultation its state, closing, outcome, responses …; of a question its result.
    static void add_fields(ItemKind kind, ItemFields& fields);

private:
    static void add_standing(ItemFields& fields);
    Value result(ItemId question) const;
    ValueContext context(ItemId home) const { return {in_.arena, in_.graph, in_.routes, in_.prose, home}; }

    const ViewInputs& in_;
    const Views& views_;
};

} // namespace plansite

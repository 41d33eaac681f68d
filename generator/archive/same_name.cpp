#include "archive/same_name.h"

#include "base/ascii.h"
#include "base/text.h"

namespace plansite {

namespace {

// The letters and figures of a text: what a ref and the id made of it share.
std::string bare(std::string_view text) {
    std::string out;
    for (const char c : lower_ascii(text))
        if (is_digit(c) || is_lower(c)) out += c;
    return out;
}

// "criterion-2" for the word "criterion".
bool is_numbered(std::string_view id, std::string_view word) {
    return id.size() > word.size() + 1 && id.starts_with(word) && id[word.size()] == '-' &&
           id.find_first_not_of("0123456789", word.size() + 1) == id.npos;
}

bool is_derived(const PlanItems& plan, const PlanItem& item) {
    if (!item.name.ref.empty() && bare(item.id) == bare(item.name.ref)) return true;
    if (item.name.kind == PlanItemKind::action) // a, b … z, aa, ab …
        return item.id.size() <= 2 && item.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == item.id.npos;
    return is_numbered(item.id, word_of(item.name.kind).name) ||
           (item.parent && is_numbered(item.id, plan.at(item.parent).id));
}

} // namespace

bool is_named_within_parent(PlanItemKind kind) {
    return kind == PlanItemKind::action || kind == PlanItemKind::criterion ||
           kind == PlanItemKind::milestone || kind == PlanItemKind::level;
}

SameName same_name(const PlanItems& before, PlanItemId then, const PlanItems& now, PlanItemId today,
                   SameParent same_parent) {
    const PlanItem &old_item = before.at(then), &new_item = now.at(today);
    if (is_named_within_parent(old_item.name.kind) && same_parent == SameParent::no) return SameName::no;
    if (old_item.id == new_item.id)
        return is_derived(before, old_item) && is_derived(now, new_item) ? SameName::derived_id
                                                                         : SameName::lasting_id;
    const bool same_ref = !new_item.name.ref.empty() && old_item.name.ref == new_item.name.ref;
    return same_ref ? SameName::ref : SameName::no;
}

} // namespace plansite

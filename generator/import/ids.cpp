#include "import/ids.h"

#include "base/text.h"
#include "content/settle.h"
#include "import/cell_text.h"

#include <fmt/format.h>

namespace plansite {

namespace {

constexpr std::size_t most_words = 4;
constexpr std::size_t longest = 40;

// Sets an id where the one that would follow is taken. Ids become addresses, where letter case does not
// count.
void give_id_unless(Common& thing, const std::string& follows, Anchors& taken) {
    const std::string key = lower_ascii(follows);
    const std::string id = taken.unique(key);
    if (id != key) thing.id.value = id;
}

} // namespace

std::string id_for(const Criterion& criterion, Anchors& taken) {
    const std::string words = slug(without_marks(criterion.text.value));
    std::string id;
    std::size_t count = 0;
    for (const auto word : split(words, '-')) {
        if (count == most_words || id.size() + word.size() > longest) break;
        id += (count++ == 0 ? "" : "-") + std::string(word);
    }
    return taken.unique(id.empty() ? "criterion" : id);
}

void give_ids(Priority& priority, const ImportPlace& place) {
    Anchors activities;
    for (const auto& other : place.plan.priorities)
        for (const auto& one : other.activities) activities.unique(lower_ascii(one.id.value));
    const std::string own = place.ref.empty() ? place.id : id_from_ref(place.ref);
    std::size_t number = 0;
    for (auto& activity : priority.activities) {
        std::string wanted = id_from_ref(activity.ref.value);
        if (wanted.empty()) wanted = fmt::format("{}-{}", own, number + 1);
        ++number;
        give_id_unless(activity, wanted, activities);

        Anchors actions;
        for (std::size_t i = 0; i < activity.actions.size(); ++i) {
            Action& action = activity.actions[i];
            const std::string name = id_from_ref(action.ref.value);
            give_id_unless(action, name.empty() ? letters_of(i) : name, actions);
        }
    }
}

} // namespace plansite

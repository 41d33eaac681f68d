#pragma once

#include "model/consultation.h"
#include "model/directory.h"
#include "model/plan.h"
#include "model/site_config.h"

#include <algorithm>

namespace plansite {

// Everything that the author wrote. The only owner of the model; nothing changes it after it is read.
struct Site {
    SiteConfig config;
    Directory directory;
    std::vector<std::string_view> unread; // as of a plan
    Article home;
    std::vector<Plan> plans;                 // by folder name
    std::vector<Consultation> consultations; // by folder name
    std::vector<Document> documents;         // by folder name
    std::vector<Article> guide;              // by order, then file name
};

// The plan, consultation or document of that id; null where there is none.
template <class T> const T* find_by_id(const std::vector<T>& things, std::string_view id) {
    const auto found =
        std::find_if(things.begin(), things.end(), [&](const T& thing) { return thing.id.value == id; });
    return found == things.end() ? nullptr : &*found;
}

// The ids of plans, consultations or documents, in their order.
template <class T> std::vector<std::string_view> ids_of(const std::vector<T>& things) {
    std::vector<std::string_view> ids;
    for (const T& thing : things) ids.push_back(thing.id.value);
    return ids;
}

} // namespace plansite

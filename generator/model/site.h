#pragma once

#include "model/consultation.h"
#include "model/directory.h"
#include "model/plan.h"
#include "model/site_config.h"

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

} // namespace plansite

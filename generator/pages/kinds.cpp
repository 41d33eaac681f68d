#include "pages/kinds.h"

namespace plansite {

namespace {

constexpr PageKind kinds[] = {
    {"home", "home.html", ItemKind::site, "index.html", "", "", "The front page."},
    {"plans", "plans.html", ItemKind::site, "plans/index.html", "", "Plans", "The index of all plans."},
    {"elsewhere", "elsewhere.html", ItemKind::site, "plans/elsewhere.html", "", "Plans not published here",
     "Plans that this site's plans refer to, and who does."},
    {"plan", "plan.html", ItemKind::plan, "", "plan", "",
     "A plan: what it is, its priorities, its progress."},
    {"whole", "whole.html", ItemKind::plan, "whole.html", "plan", "on one page",
     "A whole plan on one page, to read through or print."},
    {"progress", "progress.html", ItemKind::plan, "progress.html", "plan", "progress",
     "How a plan stands: by priority, what is late, what is due, what was moved."},
    {"timeline", "timeline.html", ItemKind::plan, "timeline.html", "plan", "timeline",
     "A plan’s actions over its time, as a picture and as a table."},
    {"updates", "updates.html", ItemKind::plan, "updates.html", "plan", "updates",
     "What was reported on a plan, newest first."},
    {"gaps", "gaps.html", ItemKind::plan, "gaps.html", "plan", "what is not known",
     "Who has not reported, which values are missing, which cells of a plan are blank."},
    {"editions", "editions.html", ItemKind::plan, "", "archive", "",
     "The editions of a plan, and what can be compared.", PerItem::listed},
    {"comparison", "comparison.html", ItemKind::plan, "", "comparison", "",
     "Two editions of a plan, or one and the plan as it is now, item by item.", PerItem::listed},
    {"history", "history.html", ItemKind::plan, "", "histories", "",
     "What changed through a plan's editions, thing by thing.", PerItem::listed},
    {"gone", "gone.html", ItemKind::plan, "", "gone", "",
     "What stands at an address that an edition had and the plan has no more.", PerItem::listed},
    {"priority", "priority.html", ItemKind::priority, "", "priority", "",
     "A priority with its objectives and the table of its actions."},
    {"activity", "activity.html", ItemKind::activity, "", "activity", "",
     "An activity with its criteria and actions."},
    {"target", "target.html", ItemKind::target, "", "target", "", "A target with its values by year."},
    {"scale", "scale.html", ItemKind::scale, "", "scale", "",
     "A scale: what its levels mean and how many actions are on each."},
    {"article", "article.html", ItemKind::article, "", "article", "",
     "A page of text: a plan's narrative, a paper, a page of the guide."},
    {"consultations", "consultations.html", ItemKind::site, "consultations/index.html", "", "Consultations",
     "The index of consultations."},
    {"consultation", "consultation.html", ItemKind::consultation, "", "consultation", "",
     "A consultation: what is asked, of whom, until when."},
    {"consultation-whole", "consultation_whole.html", ItemKind::consultation, "whole.html", "consultation",
     "on one page", "A whole consultation on one page, with its form: to print, and to send."},
    {"respond", "respond.html", ItemKind::consultation, "respond.html", "consultation", "response form",
     "The form on which a consultation is answered, without sending anything anywhere."},
    {"outcome", "outcome.html", ItemKind::outcome, "", "outcome", "",
     "What came of a consultation: what was asked, what was said, what is done."},
    {"documents", "documents.html", ItemKind::site, "documents/index.html", "", "Documents",
     "The index of documents."},
    {"document", "document.html", ItemKind::document, "", "document", "", "A case study, report or minutes."},
    {"directory", "directory.html", ItemKind::site, "directory/index.html", "", "Who does what",
     "All bodies, groups and roles."},
    {"body", "body.html", ItemKind::body, "", "body", "", "A body, group or role, and everything it leads."},
    {"all-progress", "all-progress.html", ItemKind::site, "progress/index.html", "", "Progress",
     "How all plans stand."},
    {"measures", "measures.html", ItemKind::site, "progress/measures.html", "", "How we measure",
     "What statuses, flags and outcomes mean, and how each is worked out."},
    {"data", "data.html", ItemKind::site, "data/index.html", "", "Data to take away",
     "Tables, calendars and feeds of everything published."},
    {"guide", "guide.html", ItemKind::site, "guide/index.html", "", "Guide", "The contents of the guide."},
    {"glossary", "glossary.html", ItemKind::site, "glossary.html", "", "Glossary",
     "Terms and abbreviations."},
    {"dates", "dates.html", ItemKind::site, "dates.html", "", "Dates",
     "Everything that has a date, in order."},
    {"site-map", "site-map.html", ItemKind::site, "site-map.html", "", "Site map", "Every page of the site."},
    {"404", "404.html", ItemKind::site, "404.html", "", "Page not found",
     "What a web server shows for an address that is not there."},
};

} // namespace

std::span<const PageKind> page_kinds() {
    return kinds;
}

} // namespace plansite

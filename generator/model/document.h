#pragma once

#include "model/directory.h"
#include "model/priority.h"
#include "model/table.h"

namespace plansite {

// A page of Markdown: a plan's narrative, a paper, an appendix, a page of the guide. The front matter is the
// fields.
struct Article : Common {
    Text title;
    Text summary;
    std::int64_t order = 100;
    std::string numbering;
    std::string file; // of the Markdown, relative to the site; set when it is read
    Text body;        // the Markdown; `at` covers it in its source

    static constexpr std::string_view noun = "page";
    static constexpr auto fields = std::tuple_cat(
        common_fields,
        std::tuple{
            required("title", &Article::title, "Its title."),
            optional("summary", &Article::summary, "One sentence on what it holds."),
            optional("order", &Article::order, "Where it stands among its neighbours: small numbers first."),
            optional("numbering", &Article::numbering,
                     "\"as-written\" where its paragraphs carry numbers of their own.")});
};

// Somebody to ask, by role.
struct Contact {
    Text role;
    Party body;
    std::string email;

    static constexpr std::string_view noun = "contact";
    static constexpr auto fields =
        std::tuple{required("role", &Contact::role, "The post, not the person."),
                   optional("body", &Contact::body, "The body the post is with."),
                   optional("email", &Contact::email, "A public address of the post.")};
};

struct Attachment {
    WebLink file;
    Text title;
    Span at;

    static constexpr std::string_view noun = "attachment";
    static constexpr auto fields =
        std::tuple{required("file", &Attachment::file, "The file, beside the document."),
                   required("title", &Attachment::title, "What it is.")};
};

// documents/NAME/index.md: a case study, report or minutes.
struct Document : Common {
    Text title;
    Text kind;
    Text summary;
    WrittenDate date;
    std::vector<Party> bodies;
    std::vector<Fact> facts;
    std::vector<Contact> contacts;
    std::vector<Attachment> attachments;
    std::vector<Reference> belongs_to;
    std::vector<Objective> objectives;
    std::vector<DataTable> tables;
    std::vector<std::string_view> unread; // as of a plan
    Directory directory;                  // from the folder's directory.toml
    std::string file;                     // of the Markdown, relative to the site
    Text body;                            // the Markdown; `at` covers it in its source

    static constexpr std::string_view noun = "document";
    static constexpr auto fields = std::tuple_cat(
        common_fields,
        std::tuple{required("title", &Document::title, "Its title."),
                   optional("kind", &Document::kind, "What it is: \"Case study\", \"Report\", \"Minutes\"."),
                   optional("summary", &Document::summary, "One or two sentences on what it says."),
                   optional("date", &Document::date, "When it was written, as it says."),
                   optional("bodies", &Document::bodies, "Who is behind it."),
                   optional("fact", &Document::facts, "A key fact."),
                   optional("contact", &Document::contacts, "Whom to ask, by role."),
                   optional("attachment", &Document::attachments, "A file to take away."),
                   optional("belongs_to", &Document::belongs_to,
                            "The plans and priorities it belongs to, as references."),
                   optional("objective", &Document::objectives, "An objective it sets out."),
                   optional("table", &Document::tables, "A table, embedded in the text as `<table:ID>`.")});
};

} // namespace plansite

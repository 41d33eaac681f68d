#include "base/file.h"
#include "base/text.h"
#include "circulate/circulate.h"
#include "diagnostics/print.h"
#include "temporary_folder.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fmt/format.h>

namespace plansite {

namespace {

namespace fs = std::filesystem;

const std::string page = "<html lang=\"en\"><head><title>T</title></head><body><main><p>The paper.</p>"
                         "<form data-reference=\"\"></form></main></body></html>";

// A site with a consultation, a list, and a program that plays the browser.
struct Example {
    TemporaryFolder folder;
    Site site;
    Output output{{{"consultations/budget-2011/whole.html", page}}};
    CirculateOptions options;
    std::string list = "name,email\nA School,a@a.uk\nB School,b@b.uk\n";

    Example() {
        folder.write("site/content/consultations/budget-2011/letter.txt",
                     "Subject: {{ reference }}\n\nTo {{ recipient.name }}: {{ attachments|join(', ') }}\n");
        folder.write("browser",
                     "#!/bin/sh\nfor a; do case $a in --print-to-pdf=*) "
                     "echo '%PDF-1.4 /CreationDate (D:20300101123456+00)' > \"${a#*=}\";; esac; done\n");
        fs::permissions(folder.path("browser"), fs::perms::owner_all);
        Consultation& consultation = site.consultations.emplace_back();
        consultation.id.value = "budget-2011";
        consultation.title.value = "Budget";
        consultation.closes.latest = make_date(2011, 1, 31);
        options.root = folder.path("site");
        options.folder = folder.path("pack");
        options.browser = folder.path("browser");
        options.from = {"Council", "office@example.org"};
        options.day = *make_date(2011, 1, 3);
    }

    // Circulates; says what came of it.
    std::string run() {
        Sources sources;
        Diagnostics diagnostics;
        const CirculateReport report =
            circulate(site, site.consultations.front(), output, sources.add("list.csv", list), options,
                      sources, diagnostics);
        std::string out =
            fmt::format("{} written, {} known, {} skipped", report.written, report.known, report.skipped);
        if (report.paper_differs) out += ", paper differs";
        if (report.without_form) out += ", no form";
        if (!report.pdf_fault.empty()) out += ", " + replaced(report.pdf_fault, folder.path(), "");
        for (const auto& reference : report.unknown_references) out += ", unknown " + reference;
        for (const auto& one : diagnostics.sorted()) out += fmt::format(", {}", one.kind->name);
        return out;
    }

    std::string bytes(const std::string& file) const {
        return read_file(folder.path("pack/" + file), 1 << 20).bytes;
    }

    std::string files() const {
        std::string out;
        for (const auto& file : list_files(open_folder(options.folder)).files) out += file + " ";
        return out;
    }

    // The register without its first line and the digests.
    std::string entries() const {
        std::string out;
        const std::string text = bytes("register.csv");
        for (const auto row : split(text, '\n'))
            if (row.find('@') != row.npos) out.append(row.substr(0, row.rfind(','))).append("\n");
        return out;
    }
};

} // namespace

TEST_CASE("a pack holds the paper, the letters and the register") {
    Example example;
    CHECK(example.run() == "2 written, 0 known, 0 skipped");
    CHECK(example.files() == "closing.ics letters/BU-001-K6.eml letters/BU-002-L3.eml paper.html paper.pdf "
                             "paper.txt register.csv ");
    CHECK(example.bytes("paper.txt") == "The paper.\n");
    CHECK(example.bytes("paper.pdf") == "%PDF-1.4 /CreationDate (D:20110103000000+00)\n");
    CHECK(example.entries() == "BU-001-K6,A School,a@a.uk,letters/BU-001-K6.eml,2011-01-03\n"
                               "BU-002-L3,B School,b@b.uk,letters/BU-002-L3.eml,2011-01-03\n");
    const std::string letter = example.bytes("letters/BU-001-K6.eml");
    CHECK(letter.find("Subject: BU-001-K6\r\n") != letter.npos);
    CHECK(letter.find("To A School: paper.html, paper.pdf, closing.ics\r\n") != letter.npos);
    CHECK(letter.find("Message-Id: <BU-001-K6.budget-2011@example.org>\r\n") != letter.npos);
    CHECK(fs::status(example.folder.path("pack")).permissions() == fs::perms::owner_all);
    CHECK(fs::status(example.folder.path("pack/letters")).permissions() == fs::perms::owner_all);
}

TEST_CASE("a second run writes to those who are new, and changes nothing else") {
    Example example;
    example.run();
    const std::string letter = example.bytes("letters/BU-001-K6.eml"), known = example.bytes("register.csv");
    CHECK(example.run() == "0 written, 2 known, 0 skipped");
    CHECK(example.bytes("register.csv") == known);

    example.list = "name,email\nC School,c@c.uk\nA School renamed,A@a.uk\n";
    example.options.day = *make_date(2011, 1, 10);
    CHECK(example.run() == "1 written, 1 known, 0 skipped");
    CHECK(example.bytes("register.csv").starts_with(known));
    CHECK(example.entries().ends_with("BU-003-L7,C School,c@c.uk,letters/BU-003-L7.eml,2011-01-10\n"));

    example.options.again = {"BU-001-K6", "BU-002-L3", "BU-009-X1"}; // B is not in the list any more
    CHECK(example.run() == "1 written, 1 known, 0 skipped, unknown BU-002-L3, unknown BU-009-X1");
    CHECK(example.entries().ends_with(
        "BU-001-K6,A School renamed,A@a.uk,letters/BU-001-K6-2.eml,2011-01-10\n"));
    CHECK(example.bytes("letters/BU-001-K6.eml") == letter);
}

TEST_CASE("everybody has the same paper") {
    Example example;
    example.run();
    example.output.files[0].bytes = replaced(page, "The paper.", "Another paper.");
    example.list += "C School,c@c.uk\n";
    CHECK(example.run() == "1 written, 2 known, 0 skipped, paper differs");
    CHECK(example.bytes("paper.txt") == "The paper.\n");
    CHECK(example.bytes("paper.html").find("Another") == std::string::npos);
}

TEST_CASE("a consultation that has questions and no form is told of") {
    Example example;
    example.site.consultations.front().questions.emplace_back();
    CHECK(example.run() == "2 written, 0 known, 0 skipped");
    example.options.folder = example.folder.path("pack2");
    example.output.files[0].bytes = replaced(page, "<form data-reference=\"\"></form>", "");
    CHECK(example.run() == "2 written, 0 known, 0 skipped, no form");
}

TEST_CASE("without a PDF the rest is written") {
    Example example;
    example.options.browser.clear();
    CHECK(example.run() == "2 written, 0 known, 0 skipped, Chromium is not installed");
    CHECK(example.files() ==
          "closing.ics letters/BU-001-K6.eml letters/BU-002-L3.eml paper.html paper.txt register.csv ");
    // It is made as soon as it can be; letters that are there stay as they are.
    example.options.browser = example.folder.path("browser");
    CHECK(example.run() == "0 written, 2 known, 0 skipped");
    CHECK(example.bytes("paper.pdf").starts_with("%PDF-"));
    example.options.folder = example.folder.path("pack2");
    example.folder.write("browser", "#!/bin/sh\necho first\necho it broke >&2\nexit 1\n");
    example.options.browser = example.folder.path("browser");
    CHECK(example.run() == "2 written, 0 known, 0 skipped, browser made no PDF: it broke");
    example.options.folder = example.folder.path("pack3");
    example.options.browser = example.folder.path("none");
    CHECK(example.run() ==
          "2 written, 0 known, 0 skipped, none cannot be started: No such file or directory");
}

TEST_CASE("where the register or the letter is at fault, no letter is written") {
    Example example;
    example.run();
    example.list += "C School,c@c.uk\nbad,bad\n";
    example.folder.write("pack/register.csv", "name;email\n");
    CHECK(example.run() == "0 written, 0 known, 1 skipped, invalid-register, invalid-recipient");
    fs::remove(example.folder.path("pack/register.csv"));
    example.folder.write("site/content/consultations/budget-2011/letter.txt", "{{ recipient.nam }}");
    CHECK(example.run() == "0 written, 0 known, 1 skipped, template-runtime, invalid-recipient");
    CHECK(!fs::exists(example.folder.path("pack/register.csv")));
}

TEST_CASE("recipients stand nowhere that is published") {
    const TemporaryFolder folder;
    folder.write("site/content/index.md", "");
    folder.write("www/.plansite", "");
    fs::create_directory_symlink(folder.path("site/content"), folder.path("link"));
    const auto fault = [&](const std::string& path) {
        return replaced(fault_of_private_path(folder.path(path), folder.path("site")), folder.path(), "");
    };
    CHECK(fault("site/content/schools.csv") == "it lies in the site's folder content/");
    CHECK(fault("site/content") == "it lies in the site's folder content/");
    CHECK(fault("site/pack/../public/pack") == "it lies in the site's folder public/");
    CHECK(fault("link/pack") == "it lies in the site's folder content/");
    CHECK(fault("www/a/b") == "it lies in a published site, www");
    CHECK(fault("site/pack").empty());
    CHECK(fault("pack").empty());
}

TEST_CASE("who sends") {
    const auto shown = [](const std::optional<Mailbox>& mailbox) {
        return mailbox ? mailbox->name + "|" + mailbox->address : "none";
    };
    CHECK(shown(parse_mailbox("a@b.uk")) == "|a@b.uk");
    CHECK(shown(parse_mailbox(" Harrow, Council <a@b.uk> ")) == "Harrow, Council|a@b.uk");
    CHECK(shown(parse_mailbox("A <b>")) == "none");
    CHECK(shown(parse_mailbox("")) == "none");
    Site site;
    site.config.title.value = "Plans";
    Consultation consultation;
    CHECK(shown(sender_of(site, consultation)) == "none");
    site.config.contact = "site@b.uk";
    CHECK(shown(sender_of(site, consultation)) == "Plans|site@b.uk");
    consultation.body.written = "The Council";
    consultation.contacts = {{{"Post"}, {}, ""}, {{"Other"}, {}, "post@b.uk"}};
    CHECK(shown(sender_of(site, consultation)) == "The Council|post@b.uk");
}

} // namespace plansite

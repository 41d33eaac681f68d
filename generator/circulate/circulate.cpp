#include "circulate/circulate.h"

#include "base/address.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/text.h"
#include "circulate/letter.h"
#include "circulate/pdf.h"
#include "circulate/plain_text.h"
#include "circulate/recipients.h"
#include "circulate/reference.h"
#include "circulate/register.h"
#include "circulate/single_file.h"
#include "content/files.h"
#include "exports/icalendar.h"
#include "pages/builtin.h"
#include "publish/lock.h"
#include "publish/standing.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <stdexcept>
#include <sys/stat.h>

namespace plansite {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t largest_file = std::size_t(512) << 20;
constexpr std::chrono::seconds patience(10);

// A consultation's file that everybody is sent.
struct Paper {
    std::string html; // with an empty reference
    std::string pdf;
    std::string calendar;
    bool differs = false;
    std::string pdf_fault;
};

class Circulation {
public:
    Circulation(const Site& site, const Consultation& consultation, const Output& output,
                const CirculateOptions& options, Sources& sources, Diagnostics& diagnostics)
        : site_(site),
          consultation_(consultation),
          output_(output),
          options_(options),
          sources_(sources),
          diagnostics_(diagnostics) {}

    CirculateReport run(const Source& list);

private:
    // A letter that is to be written.
    struct Due {
        const Recipient* recipient;
        std::string reference;
        std::string file; // in the pack
    };

    std::optional<Register> load_register();
    std::vector<Due> due_letters(const std::vector<Recipient>& recipients, const Register& known);
    Paper make_paper() const;
    std::string keep(const std::string& name, const std::string& bytes) const;
    LetterFacts facts_of(const Paper& paper) const;
    std::string address() const;
    std::string calendar() const;
    const Source* letter_source();
    std::string host() const;
    Message message_for(const Due& due, const Letter& letter, const Paper& paper,
                        const std::string& html) const;
    std::string in_folder(std::string_view name) const { return options_.folder + "/" + std::string(name); }

    const Site& site_;
    const Consultation& consultation_;
    const Output& output_;
    const CirculateOptions& options_;
    Sources& sources_;
    Diagnostics& diagnostics_;
    CirculateReport report_;
};

// Makes the folder for its owner alone, as it holds people's addresses: not for a moment is it anybody's
// else.
void make_private_folder(const std::string& path) {
    fs::path folder = fs::absolute(path);
    if (folder.filename().empty()) folder = folder.parent_path(); // "pack/"
    if (fs::is_directory(folder)) return;
    fs::create_directories(folder.parent_path());
    if (::mkdir(folder.c_str(), 0700) != 0) throw system_failure("create", folder.string());
}

CirculateReport Circulation::run(const Source& list) {
    make_private_folder(options_.folder);
    const PublishLock lock(in_folder(".lock"), patience);
    remove_unfinished_writes(options_.folder);
    const std::optional<Register> known = load_register();
    const Source* template_text = letter_source();
    const RecipientList people = read_recipients(list, diagnostics_);
    report_.skipped = people.left_out;
    if (!known || !template_text) return report_;
    const Paper paper = make_paper();
    report_.paper_differs = paper.differs;
    report_.pdf_fault = paper.pdf_fault;
    report_.without_form =
        !consultation_.questions.empty() && paper.html.find(" data-reference=\"\"") == paper.html.npos;
    const std::vector<Due> due = due_letters(people.recipients, *known);
    if (due.empty()) return report_;

    const LetterFacts facts = facts_of(paper);
    const LetterTemplate letters(*template_text, facts, diagnostics_);

    // All letters are merged before the first is written: a fault of the template may show late.
    std::vector<Letter> merged;
    for (const auto& one : due) {
        auto letter = letters.merge(*one.recipient, one.reference, diagnostics_);
        if (!letter) return report_;
        merged.push_back(std::move(*letter));
    }
    make_private_folder(in_folder("letters"));
    std::vector<RegisterEntry> added;
    for (std::size_t i = 0; i < due.size(); ++i) {
        const std::string html = with_reference(paper.html, due[i].reference);
        const std::string bytes = message_of(message_for(due[i], merged[i], paper, html));
        write_file_atomically(in_folder(due[i].file), bytes);
        added.push_back({due[i].reference, due[i].recipient->name, due[i].recipient->email, due[i].file,
                         iso(options_.day), sha256_hex(bytes)});
    }
    write_file_atomically(in_folder("register.csv"), with_entries(*known, added));
    report_.written = added.size();
    return report_;
}

LetterFacts Circulation::facts_of(const Paper& paper) const {
    LetterFacts facts{site_.config, consultation_, address(), options_.day, {"paper.html"}};
    if (!paper.pdf.empty()) facts.attachments.push_back("paper.pdf");
    if (!paper.calendar.empty()) facts.attachments.push_back("closing.ics");
    return facts;
}

// The consultation's page on the site; empty where the site's address is not known.
std::string Circulation::address() const {
    if (site_.config.base_url.empty()) return {};
    return site_.config.base_url + "consultations/" + consultation_.id.value + "/index.html";
}

std::optional<Register> Circulation::load_register() {
    const ReadResult read = read_file(in_folder("register.csv"), largest_file);
    if (read.status == ReadStatus::missing) return Register{};
    const Source& source = sources_.add(in_folder("register.csv"), read.bytes);
    if (read.status == ReadStatus::good) return read_register(source, diagnostics_);
    diagnostics_.report(kind("invalid-register"), "the register cannot be read", Span{&source, 0, 0},
                        "check that it is a file and that you may read it");
    return {};
}

std::vector<Circulation::Due> Circulation::due_letters(const std::vector<Recipient>& recipients,
                                                       const Register& known) {
    const std::string prefix = reference_prefix(consultation_.id.value);
    unsigned last = 0;
    for (const auto& entry : known.entries)
        last = std::max(last, reference_number(prefix, entry.reference).value_or(0));
    const auto addresses = known.addresses();
    std::vector<Due> due;
    for (const auto& recipient : recipients) {
        const auto found = addresses.find(lower_ascii(recipient.email));
        const RegisterEntry* entry = found == addresses.end() ? nullptr : found->second;
        if (!entry) {
            const std::string reference = make_reference(prefix, ++last);
            due.push_back({&recipient, reference, "letters/" + reference + ".eml"});
        } else if (std::find(options_.again.begin(), options_.again.end(), entry->reference) !=
                   options_.again.end()) {
            due.push_back(
                {&recipient, entry->reference,
                 fmt::format("letters/{}-{}.eml", entry->reference, known.times(entry->reference) + 1)});
        } else {
            ++report_.known;
        }
    }
    for (const auto& reference : options_.again)
        if (known.times(reference) == 0 ||
            std::none_of(due.begin(), due.end(), [&](const Due& one) { return one.reference == reference; }))
            report_.unknown_references.push_back(reference);
    return due;
}

// What stands in the pack under a name, after putting it there where nothing does.
std::string Circulation::keep(const std::string& name, const std::string& bytes) const {
    const std::string path = in_folder(name);
    ReadResult there = read_file(path, largest_file);
    if (there.status == ReadStatus::good) return std::move(there.bytes);
    if (there.status != ReadStatus::missing) throw std::runtime_error("cannot read " + path);
    write_file_atomically(path, bytes);
    return bytes;
}

Paper Circulation::make_paper() const {
    const std::string page = "consultations/" + consultation_.id.value + "/whole.html";
    const OutputFile* file = output_.find(page);
    if (!file) throw std::logic_error("no page " + page);
    Paper paper;
    // The text first: where there is one, the pack was begun before.
    const std::string text = plain_text(file->bytes);
    paper.differs = keep("paper.txt", text) != text;
    paper.html = keep("paper.html", single_file(output_, page, site_.config.base_url));
    const std::string ics = calendar();
    if (!ics.empty()) paper.calendar = keep("closing.ics", ics);
    ReadResult there = read_file(in_folder("paper.pdf"), largest_file);
    if (there.status == ReadStatus::good) {
        paper.pdf = std::move(there.bytes);
    } else if (options_.browser.empty()) {
        paper.pdf_fault = "Chromium is not installed";
    } else {
        PrintedPdf printed = print_to_pdf(paper.html, options_.browser, options_.day);
        paper.pdf_fault = std::move(printed.fault);
        if (paper.pdf_fault.empty()) paper.pdf = keep("paper.pdf", printed.bytes);
    }
    return paper;
}

// The closing day for calendars; empty where the consultation does not name a day.
std::string Circulation::calendar() const {
    const WrittenDate& closes = consultation_.closes;
    if (!closes.latest) return {};
    CalendarEvent event;
    event.uid = fmt::format("closes-{}@{}", consultation_.id.value, host());
    event.summary = "Closes: " + consultation_.title.value;
    event.description = closes.as_written;
    if (!consultation_.closes_at.value.empty()) event.description += ", " + consultation_.closes_at.value;
    event.address = address();
    event.first_day = event.last_day = *closes.latest;
    event.categories = {"consultation"};
    event.stamp = options_.day;
    return icalendar_of({consultation_.title.value, {event}});
}

// The letter's template: the consultation's own, the site's, or the one that is built in. Null after
// reporting where it cannot be read.
const Source* Circulation::letter_source() {
    const std::string own = "content/consultations/" + consultation_.id.value + "/letter.txt";
    for (const std::string& path : {own, std::string("templates/circulate/letter.txt")})
        if (fs::exists(options_.root + "/" + path))
            return read_text(options_.root, path, sources_, diagnostics_);
    for (const auto& file : builtin_files())
        if (file.path == "templates/circulate/letter.txt")
            return &sources_.add("built-in " + std::string(file.path), std::string(file.bytes));
    throw std::logic_error("no letter is built in");
}

// The part of ids that makes them unique in the world: the site's host, or the sender's.
std::string Circulation::host() const {
    const std::string host = host_of(site_.config.base_url);
    return host.empty() ? options_.from.address.substr(options_.from.address.find('@') + 1) : host;
}

Message Circulation::message_for(const Due& due, const Letter& letter, const Paper& paper,
                                 const std::string& html) const {
    Message message;
    message.from = options_.from;
    message.to = {due.recipient->name, due.recipient->email};
    message.subject = letter.subject;
    message.id = fmt::format("{}.{}@{}", fs::path(due.file).stem().string(), consultation_.id.value, host());
    message.day = options_.day;
    message.text = letter.text;
    message.attachments.push_back({"paper.html", "text/html", html});
    if (!paper.pdf.empty()) message.attachments.push_back({"paper.pdf", "application/pdf", paper.pdf});
    if (!paper.calendar.empty())
        message.attachments.push_back({"closing.ics", "text/calendar", paper.calendar});
    return message;
}

} // namespace

CirculateReport circulate(const Site& site, const Consultation& consultation, const Output& output,
                          const Source& recipients, const CirculateOptions& options, Sources& sources,
                          Diagnostics& diagnostics) {
    return Circulation(site, consultation, output, options, sources, diagnostics).run(recipients);
}

std::string fault_of_private_path(const std::string& path, const std::string& root) {
    const fs::path place = fs::weakly_canonical(fs::absolute(path));
    const std::string within = place.string() + "/";
    for (const char* folder : {"content", "templates", "themes", "public"})
        if (within.starts_with(fs::weakly_canonical(fs::path(root) / folder).string() + "/"))
            return fmt::format("it lies in the site's folder {}/", folder);
    for (fs::path folder = place;; folder = folder.parent_path()) {
        if (fs::exists(folder / manifest_name)) return "it lies in a published site, " + folder.string();
        if (folder == folder.parent_path()) return {};
    }
}

std::optional<Mailbox> parse_mailbox(std::string_view text) {
    Mailbox mailbox;
    text = trimmed(text);
    if (const auto bracket = text.find('<'); bracket != text.npos && text.ends_with('>')) {
        mailbox.name = trimmed(text.substr(0, bracket));
        text = text.substr(bracket + 1, text.size() - bracket - 2);
    }
    mailbox.address = text;
    if (!is_mail_address(mailbox.address)) return {};
    return mailbox;
}

std::optional<Mailbox> sender_of(const Site& site, const Consultation& consultation) {
    std::string name = consultation.body.written;
    if (name.empty())
        name = site.config.publisher.empty() ? site.config.title.value : site.config.publisher.value;
    for (const auto& contact : consultation.contacts)
        if (is_mail_address(contact.email)) return Mailbox{name, contact.email};
    if (is_mail_address(site.config.contact)) return Mailbox{name, site.config.contact};
    return {};
}

} // namespace plansite

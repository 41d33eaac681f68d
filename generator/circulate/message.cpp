#include "circulate/message.h"

#include "base/digest.h"
#include "circulate/recipients.h"

#include <cassert>
#include <gmime/gmime.h>
#include <memory>
#include <stdexcept>

namespace plansite {

namespace {

struct Unreference {
    void operator()(void* object) const { g_object_unref(object); }
};
struct FreeOptions {
    void operator()(GMimeFormatOptions* options) const { g_mime_format_options_free(options); }
};
struct FreeTime {
    void operator()(GDateTime* time) const { g_date_time_unref(time); }
};
template <class T> using Owned = std::unique_ptr<T, Unreference>;

std::string in_one_line(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (static_cast<unsigned char>(c) < 0x20 || c == '\x7F') c = ' ';
    return out;
}

void set_mailbox(GMimeMessage* message, GMimeAddressType type, const Mailbox& mailbox) {
    assert(is_mail_address(mailbox.address));
    const std::string name = in_one_line(mailbox.name);
    g_mime_message_add_mailbox(message, type, name.empty() ? nullptr : name.c_str(), mailbox.address.c_str());
}

void set_content(GMimePart* part, std::string_view bytes, GMimeContentEncoding encoding) {
    const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
    const Owned<GMimeDataWrapper> content(
        g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
    g_mime_part_set_content(part, content.get());
    g_mime_part_set_content_encoding(part, encoding);
}

void add_text(GMimeMultipart* whole, const std::string& text) {
    const Owned<GMimePart> part(g_mime_part_new_with_type("text", "plain"));
    g_mime_object_set_content_type_parameter(GMIME_OBJECT(part.get()), "charset", "utf-8");
    set_content(part.get(), text, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    g_mime_multipart_add(whole, GMIME_OBJECT(part.get()));
}

void add_attachment(GMimeMultipart* whole, const MessageAttachment& attachment) {
    const auto slash = attachment.type.find('/');
    const std::string type = attachment.type.substr(0, slash), subtype = attachment.type.substr(slash + 1);
    const Owned<GMimePart> part(g_mime_part_new_with_type(type.c_str(), subtype.c_str()));
    if (type == "text")
        g_mime_object_set_content_type_parameter(GMIME_OBJECT(part.get()), "charset", "utf-8");
    g_mime_object_set_disposition(GMIME_OBJECT(part.get()), GMIME_DISPOSITION_ATTACHMENT);
    g_mime_part_set_filename(part.get(), attachment.name.c_str());
    set_content(part.get(), attachment.bytes, GMIME_CONTENT_ENCODING_BASE64);
    g_mime_multipart_add(whole, GMIME_OBJECT(part.get()));
}

std::unique_ptr<GDateTime, FreeTime> beginning_of(Date day) {
    const std::chrono::year_month_day date(day);
    return std::unique_ptr<GDateTime, FreeTime>(g_date_time_new_utc(
        int(date.year()), int(unsigned(date.month())), int(unsigned(date.day())), 0, 0, 0));
}

} // namespace

std::string message_of(const Message& message) {
    g_mime_init(); // does nothing from the second time on
    const Owned<GMimeMultipart> whole(g_mime_multipart_new_with_subtype("mixed"));
    // GMime would make one up at random.
    g_mime_multipart_set_boundary(whole.get(),
                                  ("=-" + sha256_hex(message.id + message.text)).substr(0, 40).c_str());
    add_text(whole.get(), message.text);
    for (const auto& attachment : message.attachments) add_attachment(whole.get(), attachment);

    const Owned<GMimeMessage> mail(g_mime_message_new(TRUE));
    set_mailbox(mail.get(), GMIME_ADDRESS_TYPE_FROM, message.from);
    set_mailbox(mail.get(), GMIME_ADDRESS_TYPE_TO, message.to);
    g_mime_message_set_subject(mail.get(), in_one_line(message.subject).c_str(), "utf-8");
    g_mime_message_set_date(mail.get(), beginning_of(message.day).get());
    g_mime_message_set_message_id(mail.get(), in_one_line(message.id).c_str());
    g_mime_message_set_mime_part(mail.get(), GMIME_OBJECT(whole.get()));

    const std::unique_ptr<GMimeFormatOptions, FreeOptions> options(g_mime_format_options_new());
    g_mime_format_options_set_newline_format(options.get(), GMIME_NEWLINE_FORMAT_DOS);
    const Owned<GMimeStream> out(g_mime_stream_mem_new());
    if (g_mime_object_write_to_stream(GMIME_OBJECT(mail.get()), options.get(), out.get()) < 0)
        throw std::runtime_error("GMime cannot write the message " + message.id);
    const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(out.get()));
    return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

} // namespace plansite

#include "serve/http_server.h"

#include "base/address.h"
#include "base/media_type.h"
#include "serve/client.h"
#include "serve/request.h"

#include <cstring>
#include <exception>
#include <memory>
#include <microhttpd.h>
#include <stdexcept>
#include <utility>

namespace plansite {

namespace {

// A connection that says nothing is dropped after `patience` seconds; one that listens for events hears a
// sign of life sooner, and is found out where nobody is there any more.
constexpr unsigned patience = 30, most_connections = 100;
constexpr std::chrono::seconds between_signs(5);

// What is said for a request.
struct Answer {
    unsigned status = 200;
    std::string type, bytes;
    std::string location{}; // where to go instead; may be empty
};

Answer refusal(unsigned status) {
    const std::string_view text = status == 403   ? "403: this is not an address of plansite serve\n"
                                  : status == 405 ? "405: there is nothing here but to read\n"
                                                  : "400: this cannot be an address\n";
    return {status, "text/plain; charset=utf-8", std::string(text)};
}

// Where nothing is: a page all the same, for it loads itself again when there is something.
Answer nothing_there(const Edit& edit) {
    const std::string html(media_type("index.html"));
    if (edit == Edit{})
        return {503, html,
                notice_page("The site is not made yet", "It will be here as soon as it can be made.", edit)};
    return {404, html,
            notice_page("There is no such page", "It will be here as soon as the site has it.", edit)};
}

Answer answer_path(const LiveSite& site, const std::string& path) {
    if (const auto file = client_file(path)) return {200, std::string(media_type(path)), std::string(*file)};
    const Edit edit =
        site.state().edit; // before the look: if it comes meanwhile, the page loads itself again
    const std::string wanted = path.empty() || path.ends_with('/') ? path + "index.html" : path;
    auto file = site.file(wanted);
    if (!file && site.has(path + "/index.html"))
        return {302, "text/plain; charset=utf-8", "", "/" + percent_encoded(path) + "/"};
    if (!file) return nothing_there(edit);
    const std::string type(media_type(wanted));
    if (type.starts_with("text/html")) return {200, type, with_client(file->bytes, file->edit)};
    return {200, type, std::move(file->bytes)};
}

using Response = std::unique_ptr<MHD_Response, void (*)(MHD_Response*)>;

// What every answer says of itself: nothing is kept for later, and nothing is for other sites.
MHD_Result send(MHD_Connection* connection, unsigned status, Response response, const std::string& type) {
    if (!response) return MHD_NO;
    MHD_add_response_header(response.get(), "Content-Type", type.c_str());
    MHD_add_response_header(response.get(), "Cache-Control", "no-store");
    MHD_add_response_header(response.get(), "X-Content-Type-Options", "nosniff");
    MHD_add_response_header(response.get(), "X-Frame-Options", "SAMEORIGIN");
    MHD_add_response_header(response.get(), "Cross-Origin-Resource-Policy", "same-origin");
    return MHD_queue_response(connection, status, response.get());
}

MHD_Result send(MHD_Connection* connection, Answer answer) {
    Response response(
        MHD_create_response_from_buffer(answer.bytes.size(), answer.bytes.data(), MHD_RESPMEM_MUST_COPY),
        MHD_destroy_response);
    if (response && !answer.location.empty())
        MHD_add_response_header(response.get(), "Location", answer.location.c_str());
    if (response && answer.status == 405) MHD_add_response_header(response.get(), "Allow", "GET, HEAD");
    return send(connection, answer.status, std::move(response), answer.type);
}

// One browser that listens for events, on a thread of its own.
struct EventStream {
    const LiveSite& site;
    LiveState told = site.state();
    std::string pending = event_of(told);
    std::size_t sent = 0; // of what is pending

    // The next bytes of the stream, at most `room` of them; none at its end.
    std::string_view next(std::size_t room);
};

std::string_view EventStream::next(std::size_t room) {
    if (sent == pending.size()) {
        LiveState state = site.wait(told.number, between_signs);
        if (site.closed()) return {};
        pending = state.number == told.number ? ":\n\n" : event_of(state); // a comment: still here
        told = std::move(state);
        sent = 0;
    }
    const auto part = std::string_view(pending).substr(sent, room);
    sent += part.size();
    return part;
}

ssize_t read_events(void* stream, std::uint64_t, char* out, std::size_t room) {
    try {
        const auto part = static_cast<EventStream*>(stream)->next(room);
        if (part.empty()) return MHD_CONTENT_READER_END_OF_STREAM;
        std::memcpy(out, part.data(), part.size());
        return ssize_t(part.size());
    } catch (const std::exception&) {
        return MHD_CONTENT_READER_END_WITH_ERROR;
    }
}

MHD_Result send_events(MHD_Connection* connection, const LiveSite& site) {
    constexpr std::size_t block = 16 * 1024;
    auto stream = std::make_unique<EventStream>(EventStream{site});
    Response response(
        MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, block, read_events, stream.get(),
                                          [](void* gone) { delete static_cast<EventStream*>(gone); }),
        MHD_destroy_response);
    if (response) stream.release();
    return send(connection, 200, std::move(response), "text/event-stream");
}

std::optional<std::string_view> header(MHD_Connection* connection, const char* name) {
    const char* value = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
    return value ? std::optional<std::string_view>(value) : std::nullopt;
}

// Called by the library when the head of a request is there, and again for each part of its body and at its
// end. It is answered at its end, but for one that is refused, whose body nobody wants to read.
MHD_Result handle(void* shared, MHD_Connection* connection, const char* target, const char* method,
                  const char*, const char*, std::size_t*, void** head_seen) {
    try {
        const auto& served = *static_cast<const HttpServer::Served*>(shared);
        const RequestVerdict verdict =
            judge({method, target, header(connection, "Host"), header(connection, "Origin")},
                  served.listener.name, served.listener.reach);
        if (verdict.status != 200) return send(connection, refusal(verdict.status));
        if (!std::exchange(*head_seen, shared)) return MHD_YES;
        if (verdict.path == events_path) return send_events(connection, served.site);
        return send(connection, answer_path(served.site, verdict.path));
    } catch (const std::exception&) {
        return MHD_NO; // out of memory: this connection ends, the others go on
    }
}

// The library would decode the target before it is judged.
std::size_t leave_as_it_is(void*, MHD_Connection*, char* text) {
    return std::strlen(text);
}

} // namespace

HttpServer::HttpServer(LiveSite& site, Listener listener) : served_(new Served{site, std::move(listener)}) {
    daemon_ = MHD_start_daemon(MHD_USE_AUTO | MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_THREAD_PER_CONNECTION,
                               0, nullptr, nullptr, handle, served_.get(),                  //
                               MHD_OPTION_LISTEN_SOCKET, served_->listener.socket.number(), //
                               MHD_OPTION_UNESCAPE_CALLBACK, leave_as_it_is, nullptr,       //
                               MHD_OPTION_STRICT_FOR_CLIENT, 1,                             //
                               MHD_OPTION_CONNECTION_LIMIT, most_connections,               //
                               MHD_OPTION_CONNECTION_TIMEOUT, patience, MHD_OPTION_END);
    if (!daemon_) throw std::runtime_error("cannot start the server");
    served_->listener.socket.release(); // the library closes it
}

HttpServer::~HttpServer() {
    served_->site.close(); // or those that wait for events would be waited for
    MHD_stop_daemon(daemon_);
}

} // namespace plansite

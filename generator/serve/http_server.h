#pragma once

#include "serve/listener.h"
#include "serve/live_site.h"

#include <memory>

struct MHD_Daemon; // of libmicrohttpd

namespace plansite {

// Answers browsers from a live site, on threads of its own, until it goes. The door to libmicrohttpd.
class HttpServer {
public:
    // Throws where the threads cannot be started. `site` must outlive this and is closed by it.
    HttpServer(LiveSite& site, Listener listener);
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;
    ~HttpServer();

    // What the threads that answer share.
    struct Served {
        LiveSite& site;
        Listener listener;
    };

private:
    std::unique_ptr<Served> served_;
    MHD_Daemon* daemon_ = nullptr;
};

} // namespace plansite

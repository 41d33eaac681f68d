#pragma once

#include "base/file.h"
#include "serve/request.h"

#include <cstdint>
#include <string>

namespace plansite {

// A socket that browsers can ask.
struct Listener {
    Descriptor socket;
    std::string name; // as it was asked for: "127.0.0.1", "localhost", "0.0.0.0"
    std::uint16_t port = 0;
    Reach reach = Reach::this_machine; // what the address that was bound allows

    // The address to give to a browser on this machine: "http://127.0.0.1:8000/".
    std::string address() const;
};

// Listens on the first address that `name` has, on `port` or, where that is taken, on the next free one of
// the hundred that follow; 0 is any free one. Throws where there is no such address or no free port.
Listener listen_on(const std::string& name, std::uint16_t port);

} // namespace plansite

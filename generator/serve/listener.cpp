#include "serve/listener.h"

#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <memory>
#include <netdb.h>
#include <netinet/in.h>
#include <stdexcept>
#include <sys/socket.h>

namespace plansite {

namespace {

constexpr int ports_to_try = 100;

// Room for an address of either kind.
struct Address {
    sockaddr_storage bytes{};
    socklen_t size = 0;

    sockaddr* get() { return reinterpret_cast<sockaddr*>(&bytes); }
    // IPv4 and IPv6 have the port at the same place, but only by luck.
    in_port_t& port() {
        return bytes.ss_family == AF_INET6 ? reinterpret_cast<sockaddr_in6&>(bytes).sin6_port
                                           : reinterpret_cast<sockaddr_in&>(bytes).sin_port;
    }
    bool is_loopback() {
        if (bytes.ss_family == AF_INET6)
            return IN6_IS_ADDR_LOOPBACK(&reinterpret_cast<sockaddr_in6&>(bytes).sin6_addr);
        return ntohl(reinterpret_cast<sockaddr_in&>(bytes).sin_addr.s_addr) >> 24 == 127;
    }
};

Address address_of(const std::string& name) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_PASSIVE;
    addrinfo* found = nullptr;
    if (const int error = ::getaddrinfo(name.c_str(), nullptr, &hints, &found); error != 0)
        throw std::runtime_error(fmt::format("cannot listen on {}: {}", name, ::gai_strerror(error)));
    const std::unique_ptr<addrinfo, void (*)(addrinfo*)> owner(found, ::freeaddrinfo);
    Address address;
    std::memcpy(&address.bytes, found->ai_addr, found->ai_addrlen);
    address.size = found->ai_addrlen;
    return address;
}

// A socket that listens there; an empty one where the port is taken.
Descriptor bound_to(Address& address, const std::string& name) {
    Descriptor socket(::socket(address.bytes.ss_family, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (!socket) throw system_failure("listen on", name);
    const int on = 1; // or the port would be taken for a minute after each run
    ::setsockopt(socket.number(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (::bind(socket.number(), address.get(), address.size) == 0 &&
        ::listen(socket.number(), SOMAXCONN) == 0)
        return socket;
    if (errno == EADDRINUSE) return {};
    throw system_failure("listen on", fmt::format("{}, port {}", name, ntohs(address.port())));
}

} // namespace

std::string Listener::address() const {
    const bool anywhere = name == "0.0.0.0" || name == "::";
    const std::string_view host = anywhere ? std::string_view("localhost") : std::string_view(name);
    const bool brackets = host.find(':') != host.npos;
    return fmt::format("http://{}{}{}:{}/", brackets ? "[" : "", host, brackets ? "]" : "", port);
}

Listener listen_on(const std::string& name, std::uint16_t port) {
    Address address = address_of(name);
    for (int wanted = port; wanted <= 65535 && wanted < port + ports_to_try; ++wanted) {
        address.port() = htons(std::uint16_t(wanted));
        Descriptor socket = bound_to(address, name);
        if (!socket) continue;
        ::getsockname(socket.number(), address.get(), &address.size); // of 0 the system makes another
        const Reach reach = address.is_loopback() ? Reach::this_machine : Reach::network;
        return {std::move(socket), name, ntohs(address.port()), reach};
    }
    throw std::runtime_error(fmt::format("port {} of {} and those after it are taken", port, name));
}

} // namespace plansite

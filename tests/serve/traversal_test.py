#!/usr/bin/env python3
"""Asks `plansite serve` for what it must not give, byte for byte as an attacker would, over sockets.

    traversal_test.py PLANSITE

A small site is served. Beside what is published lies a secret, at every place that some way of writing ../ could
lead to, and content/ itself holds a draft. No answer may hold either, whatever its status; ways out of the site are
answered with 400 or 404, foreign hosts and origins with 403.
"""

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import unittest

SECRET = "quillon-harrow-secret"
PROGRAM = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else "plansite"

DOTS = ["..", ".%2e", "%2e.", "%2e%2e", "%2E%2E", "%252e%252e", "%c0%ae%c0%ae", "%e0%80%ae%e0%80%ae", "%uff0e%uff0e",
        "..%00", "..%0d", "%2e%2e%20", "...", "..;", "%ef%bc%8e%ef%bc%8e", "\xc0\xae\xc0\xae"]
SLASHES = ["/", "%2f", "%2F", "\\", "%5c", "%5C", "%252f", "%c0%af", "//", "/./", "\xc0\xaf"]
GOALS = ["secret.txt", "site.toml", "content/plans/a/plan.toml", "etc/passwd"]


def ways_out():
    """Targets that lead out of the site on some server: every way to write the dots with every way to write the slash."""
    for dots in DOTS:
        for slash in SLASHES:
            for depth in (1, 3, 8):
                yield "/" + (dots + slash) * depth
                yield "/assets/" + (dots + slash) * depth
    yield from ("/@fs/", "/@fs/../../", "//", "///", "/./", "/.plansite/../", "/.plansite/%2e%2e/", "/#/../",
                "/%2f", "/~/", "file:///", "")


class Serving(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="plansite-serve-")
        root = os.path.join(cls.folder.name, "a", "site")
        files = {"site.toml": f'title = "Served"\nas_of = 2010-11-20\n# {SECRET}\n',
                 "content/guide/index.md": '+++\ntitle = "Guide"\n+++\n\nText.\n',
                 "content/guide/later.md": f'+++\ntitle = "Later"\ndraft = true\n+++\n\n{SECRET}\n',
                 "secret.txt": SECRET, "../secret.txt": SECRET, "../../secret.txt": SECRET, "content/secret.txt": SECRET}
        for path, text in files.items():
            path = os.path.join(root, path)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
        cls.process = subprocess.Popen([PROGRAM, "serve", root, "--port", "0"], stdout=subprocess.PIPE, text=True)
        for line in cls.process.stdout:
            if found := re.match(r"serving http://127\.0\.0\.1:(\d+)/", line):
                cls.port = int(found[1])
                return
        raise RuntimeError("plansite serve ended")

    @classmethod
    def tearDownClass(cls):
        cls.process.send_signal(signal.SIGINT)
        code = cls.process.wait(10)
        cls.process.stdout.close()
        cls.folder.cleanup()
        assert code == 0, f"Ctrl-C ended it with {code}"

    def ask(self, request):
        """Sends bytes, and returns everything that comes back until the other side ends or says nothing more."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as connection:
            connection.sendall(request)
            answer = b""
            while part := connection.recv(65536):
                answer += part
        return answer

    def get(self, target, host=None, extra="", method="GET"):
        host = f"127.0.0.1:{self.port}" if host is None else host
        answer = self.ask(f"{method} {target} HTTP/1.1\r\nHost: {host}\r\n{extra}Connection: close\r\n\r\n".encode("latin-1"))
        status = re.match(rb"HTTP/1\.[01] (\d{3}) ", answer)
        self.assertNotIn(SECRET.encode(), answer, target)
        return (int(status[1]) if status else None), answer

    def test_the_site_itself_is_there(self):
        for target in ("/", "/index.html", "/guide/", "/index.html?x=../..", "/%69ndex.html"):
            status, answer = self.get(target)
            self.assertEqual(status, 200, target)
            self.assertIn(b"/.plansite/serve.js", answer)
        self.assertEqual(self.get("/assets/site.css")[0], 200)
        self.assertEqual(self.get("/guide/later/")[0], 404)
        self.assertEqual(self.get("/guide/later.html")[0], 404)

    def test_a_folder_without_its_slash(self):
        status, answer = self.get("/guide")
        self.assertEqual(status, 302)
        self.assertRegex(answer, rb"\r\nLocation: /guide/\r\n")
        self.assertNotEqual(self.get("//guide")[0], 302)

    def test_no_way_leads_out(self):
        ways = set(ways_out())
        self.assertGreater(len(ways), 100)
        targets = sorted({way + goal for way in ways for goal in GOALS})
        for target in targets:
            status, answer = self.get(target)
            self.assertIn(status, (400, 404), target)
            self.assertNotIn(b"root:", answer, target)
        print(f"{len(targets)} targets by {len(ways)} ways out")

    def test_only_own_hosts(self):
        for host in ("evil.example", f"evil.example:{self.port}", "", "127.0.0.1.evil.example", "0.0.0.0", "localhost.evil.example",
                     "169.254.169.254", "[::ffff:127.0.0.1", "localhost:1:1", "localhost/evil"):
            self.assertEqual(self.get("/", host)[0], 403, host)
            self.assertEqual(self.get("/.plansite/events", host)[0], 403, host)
        for host in (f"localhost:{self.port}", "localhost", "LOCALHOST", "127.0.0.1", f"[::1]:{self.port}"):
            self.assertEqual(self.get("/", host)[0], 200, host)
        status = self.ask(b"GET / HTTP/1.0\r\n\r\n").split(b" ")[1]
        self.assertEqual(status, b"403")

    def test_only_own_origins(self):
        own = f"http://127.0.0.1:{self.port}"
        for origin in ("http://evil.example", "null", "http://127.0.0.1", f"https://127.0.0.1:{self.port}", own + ".evil.example"):
            for target in ("/", "/.plansite/events", "/assets/site.css"):
                self.assertEqual(self.get(target, extra=f"Origin: {origin}\r\n")[0], 403, origin)
        self.assertEqual(self.get("/", extra=f"Origin: {own}\r\n")[0], 200)

    def test_nothing_but_reading(self):
        for method in ("POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"):
            status, answer = self.get("/", method=method, extra="Content-Length: 0\r\n")
            self.assertEqual(status, 405, method)
        self.assertEqual(self.get("/", method="HEAD")[0], 200)
        self.assertTrue(self.get("/", method="HEAD")[1].endswith(b"\r\n\r\n"))

    def test_other_sites_are_told_nothing(self):
        for target in ("/", "/assets/site.css", "/.plansite/serve.js", "/nowhere"):
            head = self.get(target)[1].split(b"\r\n\r\n")[0].lower()
            self.assertIn(b"\r\ncross-origin-resource-policy: same-origin", head, target)
            self.assertIn(b"\r\nx-content-type-options: nosniff", head, target)
            self.assertIn(b"\r\ncache-control: no-store", head, target)
            self.assertNotIn(b"access-control-", head, target)

    def test_only_this_machine_can_ask(self):
        with open("/proc/net/tcp", encoding="ascii") as table:
            listening = [row.split()[1] for row in table if row.split()[3] == "0A"]
        port = f":{self.port:04X}"
        self.assertEqual([one for one in listening if one.endswith(port)], ["0100007F" + port])

    def test_a_taken_port(self):
        site = os.path.join(self.folder.name, "a", "site")
        other = subprocess.Popen([PROGRAM, "serve", site, "--port", str(self.port)], stdout=subprocess.PIPE, text=True)
        lines = [other.stdout.readline() for _ in range(3)]
        other.send_signal(signal.SIGTERM)
        self.assertEqual(other.wait(10), 0)
        other.stdout.close()
        free = re.match(rf"port {self.port} is taken, (\d+) is free\n", lines[1])
        self.assertTrue(free, lines)
        self.assertEqual(lines[2], f"serving http://127.0.0.1:{free[1]}/ until Ctrl-C\n")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

"""Does an id that leads out of where it belongs, or into a header, lead nowhere?"""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.serving import served

HOSTILE = [
    "../../../../etc/passwd", "..%2f..%2f..%2fetc%2fpasswd", "%2e%2e/%2e%2e/%2e%2e/etc/passwd", "....//....//etc/passwd",
    "..%252f..%252fetc%252fpasswd", "..\\..\\windows\\win.ini", "..%5c..%5cwindows%5cwin.ini", "/etc/passwd", "//etc/passwd",
    "%2fetc%2fpasswd", "file:///etc/passwd", "http://example.org/x", "organisation/ZX1/../../manifest.json",
    "organisation/ZX1/..%2f..%2fmanifest.json", "text/../../manifest", "text/..%2f..%2fmanifest.json", "text/manifest.json%00.txt",
    "organisation/ZX1%00.ttl", "organisation/ZX1%0d%0aSet-Cookie:%20a=b", "organisation/ZX1%0aX: y", "%0d%0aLocation:%20http://example.org/",
    "organisation/ZX1%3E%20%3Chttp://example.org/", "organisation/%22%3E%3Cscript%3Ealert(1)%3C/script%3E", "organisation/ZX1;ls",
    "organisation/%F0%9F%92%A9", "organisation/%ff%fe", "organisation/%C0%AE%C0%AE/", "organisation/" + "A" * 3000,
    "a" * 399 + "/", "." , "..", "%2e", "", "%", "%zz", "graph/../../../registers.nq", "reports/../registers.nq",
]  # fmt: skip
SPACES = (
    "/id/",
    "/doc/",
    "/scheme/",
    "/doc/scheme/",
    "/doc/ontology/",
    "/ontology/",
    "/shapes/",
    "/organisation/",
    "/report/",
)


@pytest.fixture(scope="module")
def address(example_data: Path) -> Iterator[str]:
    with served(example_data, rate_per_second=0) as found:
        yield found


@pytest.mark.parametrize("space", SPACES)
def test_nothing_comes_back_but_a_refusal(address: str, space: str) -> None:
    """The path goes over the wire as it stands: no client tidies it up."""
    port = urlsplit(address).port
    assert port
    for hostile in HOSTILE:
        path = space + hostile
        connection = http.client.HTTPConnection("127.0.0.1", port)
        connection.putrequest("GET", path.replace(" ", "%20"), skip_accept_encoding=True)
        connection.putheader("Accept", "text/html")
        connection.endheaders()
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        assert answer.status in (303, 308, 400, 404, 422) or (answer.status == 200 and not hostile.strip("/.%2e")), path
        if answer.status in (303, 308):
            assert str(answer.getheader("Location")).startswith("/"), path
            assert not str(answer.getheader("Location")).startswith("//"), path
        assert answer.getheader("Set-Cookie") is None, path
        assert b"root:" not in body, path
        assert b'"quarantined"' not in body, path
        assert b"<script>alert" not in body, path


HOSTS = [
    "evil<b", 'evil"b', "evil b", "evil>", "{evil}", "evil/y", "evil:pw@example.org", "evil\\b", "evil" * 100, "[::evil", "evil.org:999999",
    "evil%0d%0a", "evil^y", "evil' onload='x", "evil.org#", "evil.org?x=",
]  # fmt: skip


@pytest.mark.parametrize(
    "path", ["/catalogue.ttl", "/.well-known/void", "/reports.atom", "/sitemap.xml", "/robots.txt", "/sparql"]
)
def test_a_host_that_is_none_comes_into_no_answer(address: str, path: str) -> None:
    port = urlsplit(address).port
    assert port
    for host in HOSTS:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        connection.putrequest("GET", path, skip_host=True)
        connection.putheader("Host", host)
        connection.endheaders()
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        assert answer.status in (200, 400), (path, host)
        assert host.encode() not in body, (path, host)

"""What is new, for readers of feeds, and what there is, for those who index pages: Atom, sitemaps, robots.txt."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Annotated, Final
from urllib.parse import quote, urlencode
from xml.etree import ElementTree as ET

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.answering import answers, reports
from api.answering.answers import Wanted
from api.answering.dataset_description import RIGHTS
from api.answering.edition import Edition
from api.answering.errors import NoSuchThing
from api.answering.parameters import CurrentEdition, RecommendationsChosen
from api.http.conditional import whole_answer
from api.http.public_address import public_address
from queries.answering.wording import capitalised, counted, owners_in_words
from queries.protocol_answers import sayable_in_xml

ATOM: Final = "http://www.w3.org/2005/Atom"
SITEMAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"

NEW_REPORTS: Final = 50
"""Reports in a feed: more than are published in a busy fortnight."""

NEW_RECOMMENDATIONS: Final = 200
"""Recommendations in a feed: those of some fifteen reports."""

PAGES_A_FILE: Final = 20_000
"""Addresses in one sitemap: sitemaps may have 50,000, and 50 MB."""

router = APIRouter(include_in_schema=False)


@router.get("/reports.atom")
def new_reports(request: Request, edition: CurrentEdition) -> Response:
    """The reports published last."""
    feed = _Feed(request, edition, "reports", "New reports")
    for document in reports.latest(edition, NEW_REPORTS):
        held = reports.contents(edition, document.ref.id)
        bodies = ", ".join(ref.name for ref in document.authorities)
        items = counted(len(held.recommendations), "recommendation")
        text = f"{capitalised(document.kind.label)} about {bodies or 'no body that is known'}: {items}."
        feed.add(document.ref.iri, f"/report/{document.ref.id}", document.ref.title, document.ref.published, text)
    return feed.answer()


@router.get("/recommendations.atom")
def new_recommendations(
    request: Request, edition: CurrentEdition, asked: Annotated[RecommendationsChosen, Query()]
) -> Response:
    """The recommendations of the reports published last, each with whose it is: all, or those that fit what is asked, such as a body's."""
    chosen = urlencode(asked.model_dump(mode="json", exclude_none=True))
    told = f" for {answers.body(edition, asked.owner).name}" if asked.owner else ""
    feed = _Feed(request, edition, "recommendations", f"New recommendations{told}", chosen)
    for item in answers.recommendations(edition, asked.wanted(), NEW_RECOMMENDATIONS, 0)[1]:
        where = item.report.title if item.report else ""
        published = item.report.published if item.report else None
        text = f"Whose it is: {owners_in_words(item)}. {where}".strip()
        feed.add(item.iri, f"/recommendation/{quote(item.id)}", item.text, published, text)
    return feed.answer()


@router.get("/sitemap.xml")
def sitemaps(request: Request, edition: CurrentEdition) -> Response:
    """The list of sitemaps."""
    address = public_address(request)
    index = ET.Element("sitemapindex", {"xmlns": SITEMAP})
    for kind, (count, _) in _LISTED.items():
        for number in range(-(-count(edition) // PAGES_A_FILE)):
            place = ET.SubElement(ET.SubElement(index, "sitemap"), "loc")
            place.text = f"{address}/sitemaps/{kind}-{number + 1}.xml"
    return _xml(request, edition, index, "application/xml")


@router.get("/sitemaps/{name}")
def sitemap(request: Request, edition: CurrentEdition, name: str) -> Response:
    """The addresses of some pages of one kind."""
    kind, _, number = name.removesuffix(".xml").rpartition("-")
    if (
        kind not in _LISTED
        or not name.endswith(".xml")
        or not (number.isascii() and number.isdigit() and len(number) < 6)
    ):
        raise NoSuchThing("There is no such sitemap.", otherwise="/sitemap.xml lists them.")
    address = public_address(request)
    listed = ET.Element("urlset", {"xmlns": SITEMAP})
    for path in _LISTED[kind][1](edition, (int(number) - 1) * PAGES_A_FILE):
        ET.SubElement(ET.SubElement(listed, "url"), "loc").text = address + path
    if not len(listed):
        raise NoSuchThing("There is no such sitemap.", otherwise="/sitemap.xml lists them.")
    return _xml(request, edition, listed, "application/xml")


@router.get("/robots.txt")
def robots(request: Request) -> Response:
    """What those who index are asked: to leave alone what computes, and to read the sitemaps."""
    place = f"Sitemap: {public_address(request)}/sitemap.xml"
    lines = ("User-agent: *", "Disallow: /sparql", "Disallow: /api/", "Disallow: /*?q=", "", place, "")
    return Response("\n".join(lines), media_type="text/plain")


class _Feed:
    """One feed while it is written."""

    def __init__(self, request: Request, edition: Edition, name: str, title: str, chosen: str = "") -> None:
        """`chosen` is what the address says after its question mark."""
        query = f"?{chosen}" if chosen else ""
        self._request, self._edition = request, edition
        self._address = public_address(request)
        self._made = edition.record.moment
        self._feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "en-GB"})
        self._say(self._feed, "id", f"{edition.base}feed/{name}{query}")
        self._say(self._feed, "title", f"{title} · Remit")
        self._say(self._feed, "subtitle", f"Edition {edition.version}")
        self._say(self._feed, "updated", self._made)
        self._say(self._feed, "rights", RIGHTS)
        self._say(ET.SubElement(self._feed, "author"), "name", request.app.state.settings.publisher)
        ET.SubElement(self._feed, "link", {"rel": "self", "type": "application/atom+xml", "href": f"{self._address}/{name}.atom{query}"})  # fmt: skip
        ET.SubElement(self._feed, "link", {"rel": "alternate", "type": "text/html", "href": f"{self._address}/"})

    def add(self, iri: str, path: str, title: str, published: date | None, text: str) -> None:
        """One entry. What has no day of publication is as new as the edition."""
        entry = ET.SubElement(self._feed, "entry")
        moment = f"{published.isoformat()}T00:00:00Z" if published else self._made
        self._say(entry, "id", iri)
        self._say(entry, "title", title)
        self._say(entry, "published", moment)
        self._say(entry, "updated", moment)
        self._say(entry, "summary", text)
        ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": self._address + path})

    def answer(self) -> Response:
        """The feed."""
        return _xml(self._request, self._edition, self._feed, "application/atom+xml")

    def _say(self, within: ET.Element, name: str, text: str) -> None:
        ET.SubElement(within, name).text = text


def _xml(request: Request, edition: Edition, root: ET.Element, media_type: str) -> Response:
    content = sayable_in_xml(ET.tostring(root, encoding="utf-8", xml_declaration=True))
    return whole_answer(request, content, media_type, edition.made, edition.version)


def _reports(edition: Edition, offset: int) -> Iterator[str]:
    yield from (f"/report/{id}" for id, _ in edition.index.document_names()[offset : offset + PAGES_A_FILE])


def _recommendations(edition: Edition, offset: int) -> Iterator[str]:
    yield from (f"/recommendation/{quote(id)}" for id in edition.index.recommendation_ids(PAGES_A_FILE, offset))


def _organisations(edition: Edition, offset: int) -> Iterator[str]:
    yield from (f"/organisation/{quote(id)}" for id in edition.index.owner_ids(PAGES_A_FILE, offset))


_LISTED: Final[dict[str, tuple[Callable[[Edition], int], Callable[[Edition, int], Iterator[str]]]]] = {
    "reports": (lambda edition: len(edition.index.document_names()), _reports),
    "recommendations": (lambda edition: answers.recommendations_json(edition, Wanted(), 0, 0)[0], _recommendations),
    "organisations": (lambda edition: edition.index.owners(0)[0], _organisations),
}
"""What has pages: how many there are, and the paths of some."""

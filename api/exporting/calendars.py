"""The days on which recommendations are due, as a calendar (iCalendar, RFC 5545) that people add to their own.

BEGIN:VEVENT / DTSTART;VALUE=DATE:20110115 / SUMMARY:Due: Tell schools of attendances at accident and emergency.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from textwrap import shorten
from typing import IO, Final
from urllib.parse import quote

from icalendar import Calendar, Event

from api.answering.edition import Edition
from queries.answering.models import Recommendation
from queries.answering.wording import owners_in_words
from queries.editions.entries import Order, Sought

SUMMARY: Final = 120
"""Characters of a recommendation that a calendar shows in one line; the whole text stands below."""

_UNSAYABLE: Final = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(127, 160)), " ")
"""Control characters, for blanks: a calendar may hold none (RFC 5545, 3.1), and one refuses a file whole for a form feed. Line breaks are written
by an escape."""

LOOK_AGAIN: Final = timedelta(days=1)
"""How often a calendar that follows the address need ask: reports are published on working days."""


def write_calendar(edition: Edition, sought: Sought, pages: str, out: IO[bytes]) -> int:
    """An entry for each recommendation that fits and has a day on which it is due. How many there were.

    `pages` is what the addresses of this server's pages begin with.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Remit//Recommendations//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Recommendations and when they are due")
    calendar.add("refresh-interval", LOOK_AGAIN, parameters={"VALUE": "DURATION"})
    count = 0
    for answer, _ in edition.index.every_recommendation(sought, Order.DUE):
        item = Recommendation.model_validate_json(answer)
        if item.due is not None:
            calendar.add_component(_event(item, pages))
            count += 1
    out.write(calendar.to_ical())
    return count


def _event(item: Recommendation, pages: str) -> Event:
    about = item.inspection.name if item.inspection else item.report.title if item.report else ""
    page = f"{pages}/recommendation/{quote(item.id)}"
    event = Event()
    event.add("uid", item.iri)
    event.add("dtstamp", _midnight(item.report.published if item.report else None))
    event.add("dtstart", item.due)
    event.add("summary", shorten(f"Due: {item.text}".translate(_UNSAYABLE), SUMMARY, placeholder=" …"))
    said = f"{item.text}\n\nWhose it is: {owners_in_words(item)}\nFrom: {about}\n{page}"
    event.add("description", said.translate(_UNSAYABLE))
    event.add("url", page)
    event.add("transp", "TRANSPARENT")
    return event


def _midnight(day: date | None) -> datetime:
    """When an entry was made: with its report, so that the same edition gives the same calendar."""
    return datetime.combine(day or date(1970, 1, 1), time(), UTC)

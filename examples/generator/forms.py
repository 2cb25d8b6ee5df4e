"""The forms that reports have had, each with its years, and when an area was inspected in which form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from examples.generator.areas import Area
from examples.generator.draft import Brief, Composed, Occasion, monday
from examples.generator.families import (
    apa,
    area_send,
    clas,
    committee_report,
    ilacs,
    jar,
    jar_progress,
    jtai,
    local_area_send,
    one_strand,
    sif,
    slac,
    unannounced_cra,
    visits,
)

_DAY_OFFS = {5: 2, 6: 1}  # nothing is published on a Saturday or a Sunday


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a family's reports: the years in which an inspection may have begun, its days, the days to its report."""

    name: str
    family: str
    first: date
    last: date
    days: int
    until_published: int
    compose: Callable[[Brief], Composed]


FORMS: tuple[Form, ...] = (
    Form("ilacs-2023", "ilacs", date(2023, 1, 9), date(2025, 2, 24), 12, 40, ilacs.compose),
    Form("sif", "sif", date(2013, 11, 18), date(2017, 11, 20), 25, 60, sif.compose),
    Form("area-send", "area-send", date(2023, 2, 6), date(2025, 1, 20), 5, 60, area_send.compose),
    Form("jtai-2022", "jtai", date(2022, 10, 3), date(2025, 1, 27), 19, 45, jtai.compose_report),
    Form("jtai-2016", "jtai", date(2016, 2, 8), date(2019, 10, 14), 5, 45, jtai.compose_letter),
    Form("slac-2010", "slac", date(2009, 9, 7), date(2010, 11, 15), 12, 35, slac.compose_early),
    Form("slac-2012", "slac", date(2011, 1, 10), date(2012, 7, 9), 12, 35, slac.compose_late),
    Form("unannounced-cra", "unannounced-cra", date(2009, 9, 7), date(2012, 3, 5), 2, 28, unannounced_cra.compose),
    Form("committee-report", "committee-report", date(2011, 1, 10), date(2012, 12, 3), 1, 0, committee_report.compose),
    Form("apa", "apa", date(2006, 9, 4), date(2008, 9, 8), 1, 60, apa.compose),
    Form("jar-progress", "jar-progress", date(2009, 1, 12), date(2009, 11, 9), 10, 25, jar_progress.compose),
    Form("protection", "protection", date(2012, 5, 14), date(2013, 6, 3), 10, 35, one_strand.compose_protection),
    Form("looked-after-services", "looked-after-services", date(2013, 4, 8), date(2013, 8, 26), 5, 35, one_strand.compose_looked_after),
    Form("ilacs-2018", "ilacs", date(2018, 1, 22), date(2020, 2, 24), 12, 45, ilacs.compose_2018),
    Form("ilacs-2021", "ilacs", date(2021, 7, 5), date(2022, 11, 28), 12, 40, ilacs.compose_2021),
    Form("focused-visit", "ilacs-focused-visit", date(2018, 2, 5), date(2025, 2, 24), 2, 28, visits.compose_focused),
    Form("monitoring-visit", "monitoring-visit", date(2016, 9, 5), date(2025, 2, 24), 2, 28, visits.compose_monitoring),
    Form("local-area-send", "local-area-send", *local_area_send.FIRSTS, 5, 40, local_area_send.compose),
    Form("local-area-send-revisit", "local-area-send-revisit", *local_area_send.REVISITS, 3, 40, local_area_send.compose_revisit),
    Form("clas", "clas", date(2013, 9, 2), date(2017, 11, 6), 5, 80, clas.compose),
    Form("jar-2006", "jar", date(2006, 10, 2), date(2006, 12, 11), 12, 80, jar.compose_first),
    Form("jar-2007", "jar", date(2007, 9, 3), date(2008, 6, 2), 12, 80, jar.compose_second),
)  # fmt: skip
"""The forms, those that the smallest sample should show first."""

NAMES = tuple(dict.fromkeys(form.family for form in FORMS))
"""The families, in that order."""


def occasion(seed: int, area: Area, form: Form) -> Occasion:
    """When an area was inspected in a form: the same for a seed, whatever else is generated."""
    rng = Random(f"occasion/{seed}/{area.gss}/{form.name}")
    start = monday(rng, form.first, form.last)
    end = start + timedelta(days=form.days - 1)
    end -= timedelta(days=max(0, end.weekday() - 4))
    published = max(end, start + timedelta(days=form.days + form.until_published))
    return Occasion(start, end, published + timedelta(days=_DAY_OFFS.get(published.weekday(), 0)))


def brief_for(seed: int, area: Area, neighbour: Area, form: Form) -> Brief:
    """What the report of an area in a form is to be about."""
    by_name = {known.name: known for known in FORMS}
    return Brief(
        form.family, area, neighbour, occasion(seed, area, form), Random(f"report/{seed}/{area.gss}/{form.name}"),
        lambda name: occasion(seed, area, by_name[name]),
    )  # fmt: skip

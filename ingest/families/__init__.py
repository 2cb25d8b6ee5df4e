"""One small module a report family: its signs, aspects and lists. Knows names, asks, grades, earlier."""

from __future__ import annotations

from ingest.families import (
    apa,
    area_send,
    clas,
    committee_report,
    ilacs,
    jar,
    jar_progress,
    jtai,
    local_area_send,
    local_area_send_revisit,
    one_strand,
    sif,
    slac,
    unannounced_cra,
    visits,
)
from ingest.families.family import Family

FAMILIES: tuple[Family, ...] = (
    slac.FAMILY,
    apa.FAMILY,
    unannounced_cra.FAMILY,
    committee_report.FAMILY,
    ilacs.FAMILY,
    area_send.FAMILY,
    local_area_send.FAMILY,
    local_area_send_revisit.FAMILY,
    jtai.FAMILY,
    *visits.FAMILIES,
    *one_strand.FAMILIES,
    jar_progress.FAMILY,
    sif.FAMILY,
    clas.FAMILY,
    jar.FAMILY,
)

"""One small module per report family."""

from __future__ import annotations

from ingest.frameworks import (
    apa,
    area_send,
    committee_report,
    ilacs,
    jar_progress,
    jtai,
    one_strand,
    sif,
    slac,
    unannounced_cra,
    visits,
)
from ingest.frameworks.family import Family

FAMILIES: tuple[Family, ...] = (
    slac.FAMILY,
    apa.FAMILY,
    unannounced_cra.FAMILY,
    committee_report.FAMILY,
    ilacs.FAMILY,
    area_send.FAMILY,
    jtai.FAMILY,
    *visits.FAMILIES,
    *one_strand.FAMILIES,
    jar_progress.FAMILY,
    sif.FAMILY,
)
"""Every family that can be read. A new one is a module beside these, and a line here."""

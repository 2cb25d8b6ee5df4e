"""What a page is about, in schema.org's words, for search engines: a block of data in the page's head, which no browser runs."""

from __future__ import annotations

from typing import Any, Final

from api.answering.dataset_description import KEYWORDS, TEXT, TITLE
from api.answering.document_statements import DATASET
from api.answering.edition import Edition
from ontology.terms import APACHE_LICENCE
from queries.answering.models import Document, Organisation, OrganisationRef, RecommendationDetail
from queries.answering.wording import capitalised

SCHEMA_ORG: Final = "https://schema.org"

NO_GOVERNMENT: Final = frozenset(
    {"VoluntaryOrganisation", "HousingProvider", "AgencyGroup", "PartnerAgency", "Partnership"}
)
"""Kinds of body that are no government's, or not known to be."""


def about_dataset(edition: Edition) -> dict[str, Any]:
    """The whole graph."""
    return {
        "@context": SCHEMA_ORG,
        "@type": "Dataset",
        "@id": edition.base + DATASET,
        "name": TITLE,
        "description": TEXT,
        "license": APACHE_LICENCE,
        "keywords": list(KEYWORDS),
        "version": edition.version,
        "dateModified": edition.made.date().isoformat(),
        "isAccessibleForFree": True,
        "spatialCoverage": "England",
        "creator": {"@type": "Organization", "name": "The Remit project"},
    }


def about_organisation(found: Organisation) -> dict[str, Any]:
    """A body."""
    codes = (("ODS", found.codes.ods), ("GSS", found.codes.gss), ("Ofsted URN", found.codes.urn))
    said = {
        "@context": SCHEMA_ORG,
        **_body(found),
        "alternateName": found.other_names,
        "foundingDate": found.founded,
        "dissolutionDate": found.dissolved,
        "identifier": [{"@type": "PropertyValue", "propertyID": name, "value": code} for name, code in codes if code],
        "areaServed": [_body(area) for area in found.areas],
    }
    return _told(said)


def about_report(document: Document) -> dict[str, Any]:
    """A report."""
    published = document.ref.published
    said = {
        "@context": SCHEMA_ORG,
        "@type": "Report",
        "@id": document.ref.iri,
        "name": document.ref.title,
        "genre": document.kind.label,
        "datePublished": published.isoformat() if published else None,
        "about": [_body(ref) for ref in document.authorities],
        "inLanguage": "en-GB",
    }
    return _told(said)


def about_recommendation(found: RecommendationDetail) -> dict[str, Any]:
    """A recommendation: words of a report that address somebody."""
    said = {
        "@context": SCHEMA_ORG,
        "@type": "Quotation",
        "@id": found.iri,
        "name": f"{capitalised(found.kind.label)} {found.number or found.ordinal}",
        "text": found.text,
        "isPartOf": {"@type": "Report", "@id": found.report.iri, "name": found.report.title} if found.report else None,
        "about": [_body(owner.organisation) for owner in found.owners],
        "inLanguage": "en-GB",
    }
    return _told(said)


def _body(ref: OrganisationRef) -> dict[str, Any]:
    kind = "Organization" if ref.kind in NO_GOVERNMENT else "GovernmentOrganization"
    return {"@type": kind, "@id": ref.iri, "name": ref.name}


def _told(said: dict[str, Any]) -> dict[str, Any]:
    """What is known of it."""
    return {name: value for name, value in said.items() if value not in (None, [])}

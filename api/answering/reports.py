"""A report, by whatever it is called, with what it holds and the order of its recommendations."""

from __future__ import annotations

from urllib.parse import quote

from api.answering import answers
from api.answering.edition import Edition
from api.answering.errors import NoSuchThing
from ontology.registers.nearest import nearest
from queries.answering.listed_models import ReportWhole, TextPlace
from queries.answering.models import Document, Recommendation, ReportAnswer


def document(edition: Edition, key: str) -> Document:
    """A report by its id, its file's name or the file's whole digest. Raises NoSuchThing with the nearest names."""
    found = edition.index.document(key)
    if found is not None:
        return Document.model_validate_json(found)
    known = {name: (id, file) for id, file in edition.index.document_names() for name in (id, file)}
    near = dict.fromkeys(known[name] for name in nearest(key, known))
    raise NoSuchThing(
        f"There is no report {key!r} here.", nearest=list(near), otherwise="/api/reports lists those that there are."
    )


def latest(edition: Edition, limit: int) -> list[Document]:
    """The reports published last."""
    return [Document.model_validate_json(each) for each in edition.index.documents(limit)]


def contents(edition: Edition, id: str) -> ReportAnswer:
    """What the report of an id holds besides what its inspection found."""
    return ReportAnswer.model_validate_json(edition.index.thing("report", id) or "")


def recommendations(edition: Edition, held: ReportAnswer) -> list[Recommendation]:
    """The recommendations of a report, in its order."""
    found = (edition.index.recommendation(id) for id in held.recommendations)
    return [Recommendation.model_validate_json(each) for each in found if each is not None]


def whole(edition: Edition, key: str, root: str = "") -> ReportWhole:
    """A report by its id, its file's name or the file's whole digest, with everything that was read out of it; `root` is what the addresses
    of this server begin with. Raises NoSuchThing with the nearest names.
    """
    found = document(edition, key)
    held = contents(edition, found.ref.id)
    here = f"report/{quote(found.ref.id)}/text"
    return ReportWhole(
        **{name: getattr(held, name) for name in ReportAnswer.model_fields if name != "recommendations"},
        report=found,
        inspection=answers.inspection(edition, found.inspection.id) if found.inspection else None,
        recommendations=recommendations(edition, held),
        text=TextPlace(
            page=f"{root}/{here}", plain=f"{root}/api/{here.replace('report/', 'reports/', 1)}", source=found.source
        ),
    )


def stored_text(edition: Edition, found: Document) -> str:
    """The text of a report as it was read. Raises NoSuchThing where it is not kept."""
    text = edition.text(found.digest)
    if text is None:
        raise NoSuchThing(
            "The text of this report is not kept here.", otherwise="Its page shows the words that were read."
        )
    return text


def ids_around(edition: Edition, found: Recommendation) -> tuple[str | None, str | None]:
    """The recommendations before and after one, in its report."""
    if found.report is None:
        return None, None
    siblings = contents(edition, found.report.id).recommendations
    at = siblings.index(found.id)
    return (siblings[at - 1] if at > 0 else None), (siblings[at + 1] if at + 1 < len(siblings) else None)

"""The dataset described for machines that look for data: VoID, DCAT, Croissant, and the files of a dump."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, Response

from api.answering.dataset_description import counted_triples, dataset_triples
from api.answering.edition import Edition
from api.answering.errors import NoSuchThing
from api.answering.parameters import CurrentEdition
from api.exporting.columns import TABLES, TableName
from api.exporting.croissant import croissant
from api.exporting.data_catalogue import SPDX, PublishedAt, access_triples, catalogue_triples, void_triples
from api.exporting.dumps import CONTENTS, SUMS, Dump, read_dump
from api.http.caching import REVALIDATE, matches, repr_digest
from api.http.graph_writing import written
from api.http.linked_data.documents import NegotiatedDocument
from api.http.linked_data.representations import GRAPHS, HTML, Representation, split_suffix
from api.http.public_address import public_address
from api.http.settings import ServerSettings
from api.pages.rendering import render
from api.pages.structured_data import about_dataset
from ontology.errors import DataFolderError
from ontology.terms import DCAT, VOID

PREFIXES: Final = {"dcat": str(DCAT), "spdx": SPDX, "void": str(VOID)}

router = APIRouter(include_in_schema=False)


@router.get("/.well-known/void")
@router.get("/.well-known/void{suffix:path}")
def void(request: Request, edition: CurrentEdition, suffix: str = "") -> Response:
    """The VoID description: what the graph holds, how much of it, and the ways to it."""
    at = _published_at(request)

    def triples() -> Iterable[ox.Triple]:
        yield from void_triples(edition, at)
        yield from dataset_triples(edition)
        yield from access_triples(edition, at)
        yield from counted_triples(edition)

    return _graph(request, edition, at, "/.well-known/void", suffix, triples)


@router.get("/catalogue")
@router.get("/catalogue{suffix:path}")
def catalogue(request: Request, edition: CurrentEdition, suffix: str = "") -> Response:
    """The DCAT catalogue; to a browser a page with the editions and the files."""
    at = _published_at(request)

    def triples() -> Iterable[ox.Triple]:
        yield from catalogue_triples(edition, at)
        yield from dataset_triples(edition)

    return _graph(request, edition, at, "/catalogue", suffix, triples)


@router.get("/croissant.json")
def croissant_description(request: Request, edition: CurrentEdition) -> Response:
    """The tables of the dump, for those who train and measure with them."""
    at = _published_at(request)
    if at.dump is None:
        raise NoSuchThing("No dump is published here.", otherwise="/sparql and /api have the data.")
    said = json.dumps(croissant(edition, at, at.dump), ensure_ascii=False, indent=1)
    return Response(said, media_type="application/ld+json", headers={"Cache-Control": REVALIDATE})


@router.get("/dump/{path:path}")
def dumped(request: Request, path: str) -> Response:
    """A file of the dump: one that it lists, and nothing else of its folder."""
    folder, dump = _dump_of(request)
    listed = {file.path: file for file in dump.files} if dump else {}
    if folder is None or (path not in listed and path not in (CONTENTS, SUMS)):
        raise NoSuchThing("The dump has no such file.", otherwise="/dump/dump.json lists its files, if there is one.")
    file = listed.get(path)
    if file is None:
        return FileResponse(folder / path, media_type="application/json" if path == CONTENTS else "text/plain")
    media_type = f"application/{file.encoding}" if file.encoding else file.media_type
    tag = f'"{file.sha256}"'
    headers = {"ETag": tag, "Repr-Digest": repr_digest(file.sha256), "Cache-Control": REVALIDATE}
    if matches(request.headers.get("if-none-match"), tag):
        return Response(status_code=304, headers=headers)
    return FileResponse(folder / path, media_type=media_type, headers=headers)


def _graph(
    request: Request,
    edition: Edition,
    at: PublishedAt,
    path: str,
    suffix: str,
    triples: Callable[[], Iterable[ox.Triple]],
) -> Response:
    offered = (*GRAPHS, HTML) if path == "/catalogue" else GRAPHS
    stem, said = split_suffix(f"-{suffix}", offered)
    if stem != "-":
        raise NoSuchThing("There is no such description.", otherwise=f"{path}.ttl is one.")
    dump = at.dump.model_dump_json() if at.dump else ""
    kept = (record.version for record in edition.kept())
    made_of = (edition.version, at.address, at.publisher, dump, *kept)
    found = NegotiatedDocument(path, made_of, edition.made, offered)

    def write(form: Representation) -> bytes:
        if form is HTML:
            return bytes(_page(request, edition, at).body)
        assert form.format is not None
        return written(sorted(set(triples()), key=str), form.format, PREFIXES)

    return found.answer(request, said, write)


def _page(request: Request, edition: Edition, at: PublishedAt) -> Response:
    described = about_dataset(edition)
    return render(
        request,
        "catalogue.html",
        structured=described,
        at=at,
        record=edition.record,
        base=edition.base,
        tables=[(table.value, table.heading, TABLES[table].row) for table in TableName],
    )


def _published_at(request: Request) -> PublishedAt:
    settings: ServerSettings = request.app.state.settings
    return PublishedAt(public_address(request), settings.publisher, _dump_of(request)[1])


def _dump_of(request: Request) -> tuple[Path | None, Dump | None]:
    """The folder of the dump that is published, and what it holds; None for each where there is none that can be read."""
    settings: ServerSettings = request.app.state.settings
    if not settings.dump:
        return None, None
    try:
        return Path(settings.dump), read_dump(Path(settings.dump))
    except DataFolderError:
        return None, None

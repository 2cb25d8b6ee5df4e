"""Answers of a document in the format that a request wants, with validators and the addresses of its other formats."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from fastapi import Request
from fastapi.responses import Response

from api.http.caching import SOFTWARE, strong_tag
from api.http.conditional import Validators
from api.http.graph_writing import content_type
from api.http.linked_data.representations import JSON_LD_PROFILES, Representation, wanted

LINKS: Final = ", "


def _profile_of(form: Representation) -> str:
    """What the type of a form of JSON-LD says besides: RFC 6906, as JSON-LD 1.1 has it."""
    return next((f';profile="{iri}"' for iri, each in JSON_LD_PROFILES.items() if each is form), "")


@dataclass(frozen=True, slots=True)
class NegotiatedDocument:
    """One document: `path` is its address without an ending, within the application; `made_of` is what it follows from beside its
    format, `modified` when that was made. `about` is the IRI that it describes, None where it describes none.
    """

    path: str
    made_of: tuple[str, ...]
    modified: datetime
    offered: Sequence[Representation]
    about: str | None = None

    def answer(
        self, request: Request, said: Representation | None, write: Callable[[Representation], bytes]
    ) -> Response:
        """The document as `write` writes it: in the format that the address says, else by the Accept header; 304 where the client
        has it already. Raises NotAcceptable where it takes none of the formats.
        """
        root = request.scope.get("root_path", "").rstrip("/")
        form, media_type = (said, said.media_type) if said else wanted(request.headers.get("accept"), self.offered)
        tag = strong_tag(SOFTWARE, root, self.path, form.suffix, media_type, *self.made_of)
        validators = Validators(tag, self.modified.replace(microsecond=0))
        headers = {**self._headers(root, form), **({} if said else {"Vary": "Accept"})}
        decided = validators.answer_to(request.headers)
        if decided is None:
            headers["Content-Type"] = content_type(media_type) + _profile_of(form)
            decided = Response(write(form), headers=validators.headers)
        decided.headers.update(headers)
        return decided

    def _headers(self, root: str, form: Representation) -> dict[str, str]:
        others = [
            f'<{root}{self.path}{each.suffix}>; rel="alternate"; type="{each.media_type}"'
            for each in self.offered
            if each is not form
        ]
        about = [f'<{self.about}>; rel="describes"'] if self.about else []
        return {"Content-Location": f"{root}{self.path}{form.suffix}", "Link": LINKS.join([*about, *others])}

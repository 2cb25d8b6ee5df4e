"""The editor of the page of `/sparql`: CodeMirror with its mode for SPARQL, out of a package that is installed beside Remit or is not.

Only files are taken out of the package; no code of it is run here. Without it the page's text area does everything.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import metadata
from importlib.resources import files
from pathlib import Path
from typing import Final

from fastapi import APIRouter
from fastapi.responses import Response
from starlette.exceptions import HTTPException

PATH: Final = "/sparql-editor"
"""Where the files are served, by us: the page loads nothing from elsewhere."""

PACKAGE: Final = "djangocodemirror"
"""The package of the extra `remit[editor]`: it carries CodeMirror (MIT) with all its modes."""

_WITHIN: Final = "djangocodemirror/static/CodeMirror"

_OF_PACKAGE: Final[Mapping[str, str]] = {
    "codemirror.css": "lib/codemirror.css",
    "codemirror.js": "lib/codemirror.js",
    "matchbrackets.js": "addon/edit/matchbrackets.js",
    "sparql.js": "mode/sparql/sparql.js",
}
_OURS: Final = ("sparql_editor.css", "sparql_editor.js")

STYLES: Final = ("codemirror.css", "sparql_editor.css")
SCRIPTS: Final = ("codemirror.js", "matchbrackets.js", "sparql.js", "sparql_editor.js")
"""In the order in which the page loads them."""

LARGEST_FILE: Final = 2_000_000
"""Bytes of a file that is served: CodeMirror itself has some 400,000."""

KEEP_S: Final = 3600
"""How long a browser may keep them: they change with a package only."""

router = APIRouter(prefix=PATH, include_in_schema=False)


@cache
def editor_files() -> Mapping[str, bytes]:
    """The files of the editor by name; none where the package is not installed, or is not as it was."""
    try:
        package = metadata.distribution(PACKAGE)
        found = {
            name: _content(Path(str(package.locate_file(f"{_WITHIN}/{place}")))) for name, place in _OF_PACKAGE.items()
        }
    except (metadata.PackageNotFoundError, OSError, ValueError):
        return {}
    return found | {name: files("api.pages").joinpath(name).read_bytes() for name in _OURS}


def _content(path: Path) -> bytes:
    content = path.read_bytes()
    if len(content) > LARGEST_FILE:
        raise ValueError(f"{path.name} is larger than an editor's files are")
    return content


@router.get("/{name}")
def editor_file(name: str) -> Response:
    """A stylesheet or script of the editor."""
    content = editor_files().get(name)
    if content is None:
        raise HTTPException(404)
    kind = "text/css" if name.endswith(".css") else "text/javascript"
    return Response(content, media_type=f"{kind}; charset=utf-8", headers={"Cache-Control": f"max-age={KEEP_S}"})

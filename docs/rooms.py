"""The drawing of the rooms in CONTRIBUTING.md, made from the contracts in pyproject.toml: `python docs/rooms.py` writes it anew."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "CONTRIBUTING.md"
BEGINS, ENDS = "```mermaid\n", "```\n"


def drawing(contracts: Iterable[dict[str, Any]]) -> str:
    """A Mermaid flowchart: a box for each room, and an arrow from each to those in the first storey below that it may know.

    `layers = ["api", "ingest | examples"]` gives `api --> ingest` and `api --> examples`; a contract with `containers` is drawn
    inside the room that it names. What a contract forbids has no arrow, and the arrow goes to the next storey.
    """
    contracts = list(contracts)
    layered = [contract for contract in contracts if contract["type"] == "layers"]
    apart = {
        (one, other)
        for contract in contracts
        if contract["type"] == "forbidden"
        for one in contract.get("source_modules", ())
        for other in contract.get("forbidden_modules", ())
    }
    inside = {room: contract["layers"] for contract in layered for room in contract.get("containers", ())}
    [house] = [contract["layers"] for contract in layered if "containers" not in contract]
    lines = ["flowchart TB"]
    for room in (room for layer in house for room in _rooms(layer)):
        if room in inside:
            lines += [
                f"  subgraph {room}",
                *(f"    {line}" for line in _storeys(inside[room], f"{room}.", apart)),
                "  end",
            ]
        else:
            lines.append(f"  {room}")
    return "\n".join([*lines, *(f"  {line}" for line in _arrows(house, "", apart))]) + "\n"


def _rooms(layer: str) -> list[str]:
    return [room.strip() for room in layer.split("|")]


def _storeys(layers: list[str], prefix: str, apart: set[tuple[str, str]]) -> Iterator[str]:
    """The boxes of a room's own rooms, and the arrows between them."""
    for room in (room for layer in layers for room in _rooms(layer)):
        yield f'{prefix}{room}["{room}"]'
    yield from _arrows(layers, prefix, apart)


def _arrows(layers: list[str], prefix: str, apart: set[tuple[str, str]]) -> Iterator[str]:
    for i, layer in enumerate(layers):
        for one in _rooms(layer):
            below = ([f"{prefix}{other}" for other in _rooms(lower)] for lower in layers[i + 1 :])
            known = ([other for other in storey if (f"{prefix}{one}", other) not in apart] for storey in below)
            yield from (f"{prefix}{one} --> {other}" for other in next((storey for storey in known if storey), ()))


def page(text: str, drawn: str) -> str:
    """A page with the drawing in place of the one that it has."""
    before, _, rest = text.partition(BEGINS)
    return before + BEGINS + drawn + ENDS + rest.partition(ENDS)[2]


def contracts() -> list[dict[str, Any]]:
    """The contracts as pyproject.toml has them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return list(settings["tool"]["importlinter"]["contracts"])


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8"), drawing(contracts())), encoding="utf-8", newline="\n")

"""What the Reconciliation API 0.2 says of the form of its answers (sections 3 to 8 of the specification), as JSON Schemas of our own."""

from __future__ import annotations

from typing import Any

TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
ADDRESS: dict[str, Any] = {"type": "string", "pattern": "^https?://"}
TEMPLATE: dict[str, Any] = {"type": "string", "pattern": r"^https?://.*\{\{id\}\}"}


def fixed(required: dict[str, Any], optional: dict[str, Any] | None = None, *, closed: bool = True) -> dict[str, Any]:
    """An object with these members, and others unless it is closed."""
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": not closed,
    }


def listed(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def by_key(values: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": values}


NAMED = fixed({"id": TEXT, "name": TEXT})
TYPE = fixed({"id": TEXT, "name": TEXT}, {"broader": listed(NAMED)})
PART_OF_SERVICE = fixed({"service_url": ADDRESS, "service_path": {"type": "string", "pattern": "^/"}})

MANIFEST = fixed(
    {
        "versions": {"type": "array", "contains": {"const": "0.2"}, "items": TEXT},
        "name": TEXT,
        "identifierSpace": ADDRESS,
        "schemaSpace": ADDRESS,
    },
    {
        "defaultTypes": {"type": "array", "items": TYPE, "uniqueItems": True},
        "documentation": ADDRESS,
        "logo": ADDRESS,
        "serviceVersion": TEXT,
        "view": fixed({"url": TEMPLATE}),
        "preview": fixed({"url": TEMPLATE, "width": {"type": "integer"}, "height": {"type": "integer"}}),
        "suggest": fixed({}, {"entity": PART_OF_SERVICE, "property": PART_OF_SERVICE, "type": PART_OF_SERVICE}),
        "extend": fixed({}, {"propose_properties": PART_OF_SERVICE, "property_settings": {"type": "array"}}),
        "batchSize": {"type": "integer", "minimum": 1},
    },
)

FEATURE = fixed({"id": TEXT, "value": {"type": ["number", "boolean"]}})
CANDIDATE = fixed(
    {"id": TEXT, "name": TEXT, "type": listed(NAMED), "score": {"type": "number"}, "match": {"type": "boolean"}},
    {"description": {"type": "string"}, "features": listed(FEATURE)},
)
RESULTS = by_key(fixed({"result": listed(CANDIDATE)}, {"reason": TEXT}))

ENTITIES = fixed(
    {"result": listed(fixed({"id": TEXT, "name": TEXT}, {"description": {"type": "string"}, "notable": listed(NAMED)}))}
)
SUGGESTED = fixed({"result": listed(fixed({"id": TEXT, "name": TEXT}, {"description": {"type": "string"}}))})
PROPOSED = fixed({"type": {"type": "string"}, "properties": listed(NAMED)}, {"limit": {"type": "integer"}})

CELL = {
    "oneOf": [
        NAMED,
        fixed({"str": {"type": "string"}}),
        fixed({"int": {"type": "integer"}}),
        fixed({"float": {"type": "number"}}),
        fixed({"date": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d"}}),
        fixed({}),
    ]
}
EXTENDED = fixed(
    {"meta": listed(fixed({"id": TEXT, "name": TEXT}, {"type": NAMED})), "rows": by_key(by_key(listed(CELL)))}
)

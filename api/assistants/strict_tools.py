"""Tools that take what they say they take and nothing else: an answer that was not narrowed as somebody meant would mislead."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.tools import Tool
from mcp.types import ToolAnnotations
from pydantic import ValidationError

MOST_TOLD: Final = 5
"""Wrong arguments that an answer names: a call may have thousands."""

LONGEST_NAME: Final = 60
"""Characters of an argument's name that an answer repeats."""


class StrictTool(Tool):
    """A tool that refuses arguments it does not know, and says of wrong ones in plain words which it takes."""

    @classmethod
    def of(cls, fn: Callable[..., Any], name: str, description: str, annotations: ToolAnnotations) -> StrictTool:
        """A tool of a function, whose signature says what it takes."""
        tool = cls.from_function(fn, name=name, description=description, annotations=annotations)
        assert isinstance(tool, StrictTool)
        strict = tool.fn_metadata.arg_model  # made by the SDK for this tool alone
        strict.model_config["extra"] = "forbid"
        strict.model_rebuild(force=True)
        tool.parameters = strict.model_json_schema(by_alias=True)
        return tool

    async def run(self, arguments: dict[str, Any], context: Any, convert_result: bool = False) -> Any:
        """Run the tool. Raises ToolError for arguments that are not what they should be: the SDK's own words have an address of its
        library's manual in the place of a remedy.
        """
        try:
            self.fn_metadata.validate_arguments(arguments)
        except ValidationError as error:
            raise ToolError(_told(error, self.fn_metadata.arg_model.model_fields)) from None
        return await super().run(arguments, context, convert_result)


def _told(error: ValidationError, taken: Iterable[str]) -> str:
    wrong = [_fault(".".join(map(str, each["loc"])), each["type"], each["msg"]) for each in error.errors()[:MOST_TOLD]]
    return f"{'; '.join(wrong)}. It takes: {', '.join(taken) or 'nothing'}."


def _fault(place: str, kind: str, message: str) -> str:
    name = place[:LONGEST_NAME]
    return f"There is no argument {name!r}" if kind == "extra_forbidden" else f"{name}: {message}"

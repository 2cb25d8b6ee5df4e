"""Requests that are refused for their form, before anybody looks at what they ask: one class a status of HTTP."""

from __future__ import annotations

from typing import ClassVar

from ontology.errors import RemitError


class BadRequest(RemitError):
    """A request that is not what it should be."""

    status: ClassVar[int] = 400
    title: ClassVar[str] = "The request is not what it should be"


class MethodRefused(RemitError):
    """Another method than the address answers."""

    status: ClassVar[int] = 405
    title: ClassVar[str] = "Method not allowed"


class NotAcceptable(RemitError):
    """No format that the client takes."""

    status: ClassVar[int] = 406
    title: ClassVar[str] = "No format that you accept"


class TooSlow(RemitError):
    """A body that does not come."""

    status: ClassVar[int] = 408
    title: ClassVar[str] = "The request took too long"


class BodyTooLarge(RemitError):
    """A body of more bytes than are read."""

    status: ClassVar[int] = 413
    title: ClassVar[str] = "The body is too large"


class AddressTooLong(RemitError):
    """An address of more characters than are read."""

    status: ClassVar[int] = 414
    title: ClassVar[str] = "The address is too long"


class TypeRefused(RemitError):
    """A body of a type that the address does not take."""

    status: ClassVar[int] = 415
    title: ClassVar[str] = "Another type of body is needed"


class TooManyRequests(RemitError):
    """More requests of one client than it may make."""

    status: ClassVar[int] = 429
    title: ClassVar[str] = "Too many requests"


class HeadersTooLarge(RemitError):
    """Headers of more bytes than are read."""

    status: ClassVar[int] = 431
    title: ClassVar[str] = "The headers are too large"


class ClientGone(Exception):
    """The client hung up: there is nobody to answer."""

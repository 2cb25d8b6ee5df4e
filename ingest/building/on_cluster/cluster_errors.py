"""The error of this room; like all others it descends from `ontology.errors.RemitError`."""

from __future__ import annotations

from typing import ClassVar

from ontology.errors import RemitError


class ClusterError(RemitError):
    """A Dask cluster that cannot be reached, is lost, or has another Remit."""

    exit_code: ClassVar[int] = 13
    title: ClassVar[str] = "The cluster could not be used"


def other_software(what: str) -> ClusterError:
    """The error for a machine of the cluster that would read otherwise."""
    return ClusterError(
        f"A machine of the cluster has another Remit than this one: {what}.",
        remedy="Install the same Remit, with the same versions of what it needs, for scheduler, workers and this machine.",
    )


def without_distributed() -> ClusterError:
    """The error for a machine that cannot speak to clusters."""
    return ClusterError(
        "A cluster is spoken to by distributed, which is not installed.",
        remedy="Install it: pip install 'remit[cluster]'.",
    )

"""What can be wrong with a cluster, said in one place."""

from __future__ import annotations

from ontology.errors import ClusterError


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
        remedy='Install it with the pip of the environment that Remit is in: pip install "remit[cluster]".',
    )

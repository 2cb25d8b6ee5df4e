"""SPARQL over HTTP: the protocol, its processes and queues, and the description of the service. Knows the rest of `api.http` but the application."""

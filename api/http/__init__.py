"""The API: routes, parameters, problems. Knows `pages` and `answering`."""

"""Reading reports on the machines of a Dask cluster: bytes go out, graphs come back, and the data folder stays where the build runs."""

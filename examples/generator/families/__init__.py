"""One module per report family: what its reports print, and where."""

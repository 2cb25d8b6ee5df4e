"""How people and programs reach the graph: command line, HTTP and pages. Knows all the other rooms."""

"""What is asked of a graph, answered: look-ups, their models, tables and exports. Knows `queries`."""

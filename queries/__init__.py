"""What people ask: stored SPARQL questions, and the dataset that answers them within limits. Knows `ontology`."""

"""What is asked of a graph, answered by the stored questions: the answers that an edition's index holds. Knows no edition."""

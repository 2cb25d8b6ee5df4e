"""Who provides or commissions which service in an area, by a report's own sentences. Knows names, documents and forms."""

"""The words that say who provides or commissions a service, and those that only look so: forms as tables."""

"""Official tables of organisations, brought into a register: what they say, what that would change. Knows `ontology.registers`."""

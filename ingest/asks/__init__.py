"""What is asked, of whom, by when: lists, their items, owners, due dates. Knows names and documents."""

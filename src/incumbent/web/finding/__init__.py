"""A reader's words to what the ledger calls so: offices, people, countries, actors, statements, articles; near names."""

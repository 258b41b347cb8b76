"""The bill file: YAML that a drafter fills in, read into a bill with every mistake named at its line."""

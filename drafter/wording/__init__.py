"""Modifications become amending clauses: the sentences that order them, as the laws of Kazakhstan write them."""

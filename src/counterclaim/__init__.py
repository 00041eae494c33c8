"""Keep the record of a dispute: who claims what, on whose word, and who rebuts it."""

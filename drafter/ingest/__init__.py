"""Official texts become acts: lines of a source, then provisions, then a file in ``codes/``."""

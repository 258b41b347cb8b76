"""A bill written by hand in Word and its hand-made comparative table, held against each other and the act in force."""

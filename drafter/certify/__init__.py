"""The finished files of a bill read back by independent readers, and the certificate of what they agree on."""

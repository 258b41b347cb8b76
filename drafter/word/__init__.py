"""Word files: what is printed in them, and how they are written; no other room opens one."""

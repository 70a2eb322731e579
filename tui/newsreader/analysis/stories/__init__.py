"""Which articles report one event: whom a new one is like (`neighbours`), how a neighbourhood parts (`regrouping`)."""

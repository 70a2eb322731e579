"""Which articles report one event: those most like a new one (`neighbours`), and how a group divides (`regrouping`)."""

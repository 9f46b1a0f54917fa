"""Into the records system: what a letter is called there, and one client a system."""

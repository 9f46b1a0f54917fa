"""
The neutral package: a letter, what records systems are told of it, and checksums of it all.

For systems without a public interface (DUBU, CSC/DXC Social) and for importing by hand:

    letter + Document -> contents (path -> bytes) -> folder | zip -> verify
"""

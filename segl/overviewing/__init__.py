"""How `segl coverage` tells of a library as a whole."""

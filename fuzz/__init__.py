"""Changed and broken input for every reader: each must give a value or an error of the program's own, in time."""

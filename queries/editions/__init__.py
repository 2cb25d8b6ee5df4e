"""What is asked: one published state of a data folder, made of its reports' graphs. Knows the folder and the stored questions."""

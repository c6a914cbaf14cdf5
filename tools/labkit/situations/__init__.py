"""One file a situation: what is set up, what is done, and the truth. The file's name is the situation's."""

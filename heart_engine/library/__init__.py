"""The reference cases that an answer is given beside: how they are kept, searched and ranked."""

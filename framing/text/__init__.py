"""Text: zones, sentences, tokens, and where patterns stand in them."""

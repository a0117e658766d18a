"""What a text says by its forms alone: words, sentences, times, quotations, and which names are one.

In: text, and the knowledge base where names are told apart. Out: plain values over character and word offsets.
"""

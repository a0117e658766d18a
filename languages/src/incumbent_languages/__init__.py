"""Weights for Russian, Belarusian and Ukrainian: data only, found by `incumbent.reader.installed`."""

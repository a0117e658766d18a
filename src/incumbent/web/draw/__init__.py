"""Pictures made on the server as inline SVG: timelines, charts, marked text. Colours and strokes are the style sheet's.

What is uncertain looks uncertain: hatched between the earliest and the latest day, fading where no claim sets a bound.
"""

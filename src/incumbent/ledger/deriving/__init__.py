"""From records to what they add up to: claims keyed by office and person, tenures with their bounds, what is believed.

In: records, the decisions in force, what the lists say. Out: rows of claims and, made anew for the offices they touch, the
derived tables. Most modules are pure functions over claims; `load`, `write`, `claims`, `decisions` and `rebuild` speak SQL.
"""

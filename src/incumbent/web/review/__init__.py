"""Review: claims by doubt and by weight, decided with keys; each decision a row that can be undone. Off unless asked for."""

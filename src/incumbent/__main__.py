"""`python -m incumbent` is the command line."""

from incumbent.cli.start import main

if __name__ == "__main__":
    main()

"""`python -m quizgen` and the console script: one door, one place where errors become lines."""

import sys


def main() -> None:
    """Run the command line and exit with its code."""
    from quizgen.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()

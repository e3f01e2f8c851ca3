"""How well mail is read, beside what others offer: `python -m bench.reading`, `make bench-reading DATA=FOLDER`."""

from bench.reading.corpus import CORPUS, ME, OUTCOMES, mails_of
from bench.reading.marks import score

__all__ = ["CORPUS", "ME", "OUTCOMES", "mails_of", "score"]

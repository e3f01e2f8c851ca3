"""Owns the words that open a clause: conjunctions, a new subject, a colon, "after which"."""

from __future__ import annotations

from classifiers.dates.vocabulary import word_set

EMPLOYER = word_set(
    "we i they he she someone somebody team panel committee manager managers board hr recruiter "
    "recruiters recruitment recruiting department colleague colleagues director directors management "
    "client company leadership reviewers partners us talent people office who it founder founders owner "
    "ceo cto principal chair head staff supervisor let's admin school college trust council university hospital firm "
    "practice agency store charity branch dean superintendent governors trustees employer organisation organization "
    "interviewers interviewer panellists cfo coo vp president matron registrar"
)
YOU = frozenset({"you"})
CANDIDATE = word_set("candidate candidates applicants applicant everyone everybody those all")
_IMPERATIVE = word_set(
    "please kindly feel call ring phone email contact give drop let get do check try expect just follow "
    "allow bear reach write send hold sit hang wait chase nudge ping text shoot confirm reply respond "
    "complete submit return"
)
OPENERS = word_set("if but so because although though while unless whereas however when once yet should")
AUXILIARY = word_set("be will should would can hope plan expect aim intend then hopefully may might")
_DECIDING = word_set("decide choose appoint announce notify inform tell")
SUBJECTS = (
    EMPLOYER
    | YOU
    | CANDIDATE
    | word_set("our the this that there my a an your final decision decisions offers interviews no")
)
_FOLLOWERS = SUBJECTS | AUXILIARY | _IMPERATIVE | _DECIDING  # what opens a clause after "and"
_POSSIBLE = word_set("possible we i can may practicable practical is")
# ", with the successful candidate informed by the 23rd": a clause of its own.
_INFORMED = word_set(
    "follow notification notifications letters informed notified told advised contacted called made "
    "announced expected due following going sent decision"
)
_PARENTHETIC = word_set(
    "successful unsuccessful selected shortlisted not so possible necessary appropriate any needed required"
)
_MARKS = frozenset({",", "(", ")", ":", "-", '"'})
_LINKS = word_set("and but so then hopefully which or also therefore as since")
_PERSONS = word_set("we i you they he she our")


# What may open a clause; whether it does, the words beside it tell.
MAY_OPEN = OPENERS | _MARKS | word_set("; as and then & after following upon since before until")


def opens(words: list[str], i: int) -> str | None:
    """The word that opens a clause at token i, or None."""
    word, follower = words[i], words[i + 1]
    if word == ";":
        return ";"
    if word in _MARKS:
        return _behind_mark(words, i)
    if word == "as" and as_soon_as(words, i):
        return "once"
    if word in OPENERS:
        return None if _binds(words, i) else word
    if word in ("and", "then", "&") and follower in _FOLLOWERS:
        return None if word == "then" and words[i - 1] == "and" else word
    if word in ("after", "following", "upon") and follower == "which":
        return "which"
    if word in ("as", "since", "before", "until", "after") and follower in _PERSONS:
        return None if word == "until" and _waits(words, i) else word
    return None


def _behind_mark(words: list[str], i: int) -> str | None:
    """The word that opens a clause behind a comma, colon, dash or bracket at i, or None."""
    j = i + 1
    while words[j] in _LINKS:
        j += 1
    if words[j] in SUBJECTS or words[j] in _IMPERATIVE or words[j] in OPENERS:
        return words[i + 1]
    if words[i : i + 2] == [",", "with"] and _INFORMED & set(words[i + 2 : i + 12]):
        return "with"
    return "which" if words[i + 1] in ("after", "at", "following", "upon") and words[i + 2] == "which" else None


def _binds(words: list[str], i: int) -> bool:
    """ "So far", "or if", "if successful": the word belongs to what stands around it."""
    word, follower = words[i], words[i + 1]
    if words[i - 1] in ("or", "as", "not", "at") or word == "should":
        return True
    return (word == "so" and follower in ("far", "that", "much", "many")) or (word == "if" and follower in _PARENTHETIC)


def as_soon_as(words: list[str], i: int) -> bool:
    """ "As soon as the committee votes": what "once" would open."""
    return words[i : i + 3] == ["as", "soon", "as"] and words[i + 3] not in _POSSIBLE


def _waits(words: list[str], i: int) -> bool:
    """ "Wait until we call": the waiting and what ends it are one instruction."""
    return words[i - 1] in ("wait", "waiting", "waited")

"""Owns the base forms of the verbs and nouns that statements are made of."""

from __future__ import annotations

from functools import cache, lru_cache

from classifiers.dates.vocabulary import pairs, word_list
from classifiers.statements.occasions import OCCASIONS
from classifiers.statements.promises import PROMISES

_VERBS = word_list(
    "decide advise inform notify contact update email e-mail call phone telephone text message ring ping "
    "nudge chase follow check touch revert respond reply speak talk connect reach circle let hope expect "
    "plan aim intend anticipate want need try announce communicate confirm share provide deliver release "
    "issue select choose pick shortlist finalise finalize conclude finish complete wrap close meet "
    "review discuss interview deliberate debrief convene gather assess consider evaluate compare weigh "
    "process return travel start commence begin join onboard submit upload fill sign accept schedule "
    "book arrange invite attend receive learn hear know tell give drop shoot send write get come make "
    "take allow bear wait hold promise say mention tell push slip move delay postpone extend expire "
    "lapse post publish advertise apply assume regard treat inquire enquire ask bother hassle pester "
    "refrain avoid answer offer enter reconvene approve land go run last require look see back issue "
    "resolve settle determine reach circulate progress proceed report disclose reveal relay pass feed "
    "turn line shut leave vote lift sit rule sign resume reopen intimate land arrange cover screen trim narrow "
    "sort work deal seek"
)
_IRREGULAR = pairs(
    "heard=hear; told=tell; gave=give; given=give; sent=send; wrote=write; written=write; got=get; "
    "gotten=get; came=come; made=make; took=take; taken=take; said=say; met=meet; held=hold; "
    "chose=choose; chosen=choose; began=begin; begun=begin; knew=know; known=know; spoke=speak; "
    "spoken=speak; rang=ring; decisions=decision; outcomes=outcome; results=result; updates=update; "
    "answers=answer; responses=response; replies=reply; replied=reply; offers=offer; steps=step; "
    "interviews=interview; meetings=meeting; tests=test; assessments=assessment; calls=call; "
    "applicants=candidate; applicant=candidate; candidates=candidate; interviewees=candidate; "
    "finalists=candidate; finalist=candidate; interviewee=candidate; 'm=am; applies=apply; "
    "applied=apply; tried=try; tries=try; planned=plan; planning=plan; dropped=drop; slipped=slip; "
    "slipping=slip; wrapped=wrap; wrapping=wrap; letting=let; getting=get; pinged=ping; let=let; "
    "wrapup=wrap; is=be; are=be; am=be; was=be; were=be; been=be; being=be; notifications=notification; "
    "notified=notify; notifies=notify; verdicts=verdict; went=go; gone=go; goes=go; left=leave; ran=run; "
    "begins=begin; beginning=begin; starts=start; committed=commit; shortlisted=shortlist; "
    "shortlisting=shortlist; began_=begin; fed=feed; submitted=submit; submitting=submit; saw=see; "
    "seen=see; gets=get; comes=come; makes=make; running=run; cutting=cut; understood=understand; "
    "trimmed=trim; bears=bear; sought=seek; dealt=deal; shut=shut; emails=email; e-mails=email"
)


def _forms(verb: str) -> list[str]:
    stem = verb.removesuffix("e")
    third = (
        verb[:-1] + "ies"
        if verb.endswith("y") and verb[-2] not in "aeiou"
        else verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    )
    past = verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in "aeiou" else stem + "ed"
    return [third, past, stem + "ing", verb + "ing"]


LEMMAS: dict[str, str] = {form: verb for verb in _VERBS for form in _forms(verb)} | _IRREGULAR


VOCABULARY = frozenset(
    word.rstrip("?")
    for lines in (*PROMISES.values(), *OCCASIONS.values())
    for part in lines.replace(";", " ").split()
    for word in part.split("|")
)


@lru_cache(maxsize=4096)
def lemma(word: str) -> str:
    """The base form of a word; a plural whose singular the cues know counts as that; else the word itself."""
    known = LEMMAS.get(word)
    if known is None and word.endswith("s") and word[:-1] in VOCABULARY:
        return word[:-1]
    return known or word


@cache
def _inflected() -> dict[str, list[str]]:
    """The words that have each base form, itself apart."""
    found: dict[str, list[str]] = {}
    for word in (*LEMMAS, *(f"{one}s" for one in VOCABULARY if f"{one}s" not in LEMMAS)):
        found.setdefault(lemma(word), []).append(word)
    return found


def inflected(base: str) -> list[str]:
    """The words whose base form this is, itself apart."""
    return _inflected().get(base, [])

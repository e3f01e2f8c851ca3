"""Owns what the classifiers look at: one message prepared once, its sentences, and what its headers say."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

import re
from dataclasses import dataclass

from classifiers.automatic import automatic, bulk
from classifiers.carried import carried
from classifiers.gate import Sought, letters_of
from classifiers.languages import spoken
from classifiers.languages.shape import Language
from classifiers.message import Message
from classifiers.phrases import NOUN
from classifiers.senders import SenderKind, agent_domain, hiring_address, kind_of
from classifiers.sentences import Sentence, make_sentence, sentences
from classifiers.text import Written, cut

TOLD_BY = 4000  # characters by which a mail's language is told

_JOB_WORD = re.compile(
    r"\b(?:appl(?:ication|ications|ied|ying|icants?|y)|positions?|roles?|vacancy|vacancies|openings?|interviews?|interviewing|hiring|recruit\w*|resume|cv|job|career|careers"
    r"|candidate|candidates|candidacy|candidature|talent|employment|onboarding|offer letter|human resources|phone screen|assessment|portfolio review"
    r"|(?:thanks|thank you) for (?:the|our|your|a) (?:\w+ )?(?:chat|call|time|visit|email and cv)|(?:thanks|thank you) for (?:coming|popping|meeting|applying|dropping)|(?:great|good|lovely|nice) (?:to|talking) (?:meet|talk|see|speak|you)|unterlagen|kennenlernen|telefonat|starters?|appointment panel|join (?:us|our|the team)|our team|start date|first day|(?:hours|days|nights|shifts) (?:a|per) week|per hour|an hour|/ ?hr|contract|sponsorship|trial (?:shift|day)|headcount|vetting|test results|online test|reading list|volunteering with us"
    r"|work (?:with|for) us|relieving letter|payslips?|salary slips?|background verification|aptitude test|coding (?:test|challenge)|hiring manager|shortlist\w*|internship|onsite|portfolio|ctc|salary|right to work|referees?|references|exercise|take-home|case study|notice period|panel|probation|bewerbung\w*|stelle|vorstellungsgespr\w+|einstell\w*|arbeitsvertrag|vertragsentwurf|bewerb\w*|personalabteilung|lebenslauf|candidature|entretien|poste|recrutement|embauche)\b"
)
_STRONG_JOB = Sought(
    rf"\b{NOUN} (?:job|role|position|vacancy|post)\b"
    r"|\b(?:(?:your|an|the|job) (?:application|candidacy|interview|resume|cv)|the (?:[\w/&+.#-]+ ){0,6}(?:positions?|roles?|vacancy|vacancies|post of|above post)|interview|candidacy|hiring|recruit\w*"
    r"|job (?:offer|description|title)|offer letter|employment|phone screen|hiring manager|(?:final|next|first|second) round|onsite|portfolio review|shortlisted|right to work|notice period|ctc|referees?|(?:writing|coding|design|technical|home|practical|written) (?:test|challenge|exercise|task|assignment)|assessment (?:day|centre|center)|take-home|case study|(?:other|another|different|stronger) candidates?|candidates|bewerbung\w*|vorstellungsgespr\w+|candidature|entretien|recrutement|embauche)\b"
)
_TITLE = re.compile(
    rf"\b(?!(?:Our|Your|The|My|An?|This|One) )(?:[A-Z][\w/&-]{{1,24}} ){{1,4}}(?i:{NOUN})\b|^(?:(?i:re|aw|fwd?): ?){{0,4}}(?i:{NOUN})\b(?: -|$|:)|^(?:[A-ZÄÖÜ][\w&-]* ){{0,3}}[A-Z]?\w*(?:eller|aker|iver|eaner|ainer|laner|anner|ster|ist|ician|smith|wright|keeper|monger|hand|officer|worker)(?: \(.{{1,12}}\))?$"
)  # a job title in a subject
# "HR Generalist", "People Partner, Acme": how those who hire sign
_HIRES = re.compile(
    r"\bHR\b|\b(?i:human resources|recruit(?:er|ment|ing)(?= (?:team|manager|partner|lead|coordinator|consultant|officer|adviser|advisor)|,|\n|$)|talent (?:acquisition|partner|team|manager|lead)|people (?:partner|team|operations|ops|manager|lead|(?:and|&) culture)|head of people|hiring (?:manager|team))\b"
)
_REPLY = re.compile(r"^\s*(?:(?:re|aw|sv|antw|ref|rép|rep|wg|fw|fwd)(?:\[\d+\])?\s?:\s*)+", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Mail:
    """A message ready for reading.

    `whole` is all folded sentences and the subject on one line each, `words` are the words of it as a gate asks for them.
    """

    message: Message
    written: Written
    sentences: tuple[Sentence, ...]
    subject: Sentence
    whole: str
    words: frozenset[str]
    languages: tuple[Language, ...]
    automatic: bool
    bulk: bool
    kind: SenderKind
    in_thread: bool
    strong_job: bool
    hiring_sender: bool
    greeted: bool  # the text begins with the recipient's first name

    @property
    def job_words(self) -> int:
        """How many different words of the hiring world stand in subject and text."""
        return len(set(_JOB_WORD.findall(self.whole))) + (_TITLE.search(self.written.body[:3000]) is not None)

    @property
    def human(self) -> bool:
        """Written by a person to this person."""
        return not self.automatic and not self.bulk

    @property
    def personal(self) -> bool:
        """From a person at an organisation who writes to this one person by name, or answers them."""
        return self.human and self.kind is SenderKind.OTHER and (self.greeted or self.in_thread)

    @property
    def job(self) -> bool:
        """Whether the mail is of the hiring world at all."""
        return (
            self.strong_job
            or self.hiring_sender
            or self.job_words >= (1 if self.personal else 2)
            or self.kind in (SenderKind.ATS, SenderKind.TESTS)
        )


def _greeted(message: Message, parts: tuple[Sentence, ...]) -> bool:
    first = [one.name.split()[0].lower() for one in message.to if one.name]
    return bool(parts and first) and any(re.search(rf"\b{re.escape(name)}\b", parts[0].folded[:60]) for name in first)


def _signs_for_hiring(written: Written) -> bool:
    """Whether the writer signs as one who hires: in the signature, or in the lines after the last full sentence."""
    last = written.body.rstrip()[-160:].rpartition("\n\n")[2]
    return _HIRES.search(f"{written.signature[:300]}\n{last}") is not None


def bare_subject(subject: str) -> str:
    """A subject without Re:, Fwd:, AW: and the like."""
    return _REPLY.sub("", subject).strip()


def prepare(message: Message) -> Mail:
    """Cut, fold and look at the headers once, so that every classifier reads the same thing."""
    written = cut(message.text)
    parts = sentences(written.body)
    subject = make_sentence(bare_subject(message.subject))
    whole = "\n".join([subject.folded, *(one.folded for one in parts)])
    words = letters_of([subject.words, *(one.words for one in parts)])
    sender = message.sender
    in_thread = message.in_reply_to is not None or bool(message.references) or _REPLY.match(message.subject) is not None
    return Mail(
        message=message,
        written=written,
        sentences=parts,
        subject=subject,
        whole=whole,
        words=words,
        languages=spoken(words if len(whole) <= TOLD_BY else frozenset(_WORD.findall(whole[:TOLD_BY]))),
        automatic=automatic(message) and not carried(message),
        bulk=bulk(message),
        kind=kind_of(sender) if sender else SenderKind.OTHER,
        in_thread=in_thread,
        strong_job=any(_STRONG_JOB.found(one.folded, one.words) for one in (subject, *parts))
        or _TITLE.search(message.subject) is not None,
        greeted=_greeted(message, parts),
        hiring_sender=sender is not None
        and (hiring_address(sender.address) or agent_domain(sender.domain) or _signs_for_hiring(written)),
    )

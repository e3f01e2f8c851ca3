"""Owns the words of automatic answers: out of office, away, an unwatched inbox; in English, German, French, Spanish."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

from classifiers.cues import Cue, cue
from classifiers.kinds.shape import Classifier
from classifiers.reading import Label

Z = Label.AUTO_REPLY

CUES: tuple[Cue, ...] = (
    cue(
        Z,
        0.9,
        r"\b(?:i am|i will be|thank you for your (?:e-?mail|message)[.,]? i am|we are) (?:\w+ )?(?:out of (?:the )?office|on (?:\w+ )?(?:leave|vacation|holidays?|pto|sabbatical)|away(?: from (?:the |my )?(?:office|desk|e-?mail))?|travell?ing)\b|\b(?:limited|no|intermittent|sporadic) access to (?:my )?e-?mails?\b|\bout of (?:the )?office (?:until|from|through|till|and|with|on|this|today|for)\b|^(?:ooo|out of office)\b|\bon (?:annual|parental|maternity|paternity|sick|medical) leave\b",
        unless=r"\b(?:the team|hiring manager (?:is|was)|she is|he is|they are|was out|were out|had been|next week i am|before i am|sorry for)\b",
    ),
    cue(
        Z,
        0.92,
        r"^(?:automatic (?:reply|response)|auto(?:matic|mated)?[- ]?(?:reply|response)|autoreply|out of office|abwesenheits\w*|automatische (?:antwort|abwesenheits\w*)|réponse automatique|absence du bureau|message d'absence|respuesta automática|fuera de la oficina|ausencia)\b|^this is an? (?:automatic|automated|auto)[- ]?(?:reply|response)\b|\b(?:automatische|automatisch erstellte) (?:antwort|abwesenheitsnotiz)\b|\bceci est une réponse automatique\b|\bésta? es una respuesta automática\b",
    ),
    cue(
        Z,
        0.8,
        r"\b(?:inbox|mailbox|address|account)\b.{0,30}\b(?:not (?:\w+ )?monitored|unmonitored|no longer (?:\w+ )?(?:monitored|in use|active))\b",
        unless=r"^(?:please do not|this e-?mail was sent|note:)|\bdo not reply\b|\b(?:repl(?:y|ies)|sent from)\b",
    ),
    cue(
        Z,
        0.9,
        r"\b(?:no longer (?:(?:employed )?(?:with|at|by)|works? (?:at|with|(?:for (?!me\b|us\b|you\b|him\b|her\b|them\b|(?:my|our|the|your|everyone)\b))))|has left the (?:company|organi[sz]ation))\b",
        unless=r"^(?:please do not|this e-?mail was sent|note:)|\bdo not reply\b",
    ),
    cue(
        Z,
        0.9,
        r"\b(?:ich bin|bin ich|ich befinde mich|momentan|derzeit|aktuell)\b.{0,60}\b(?:nicht im (?:büro|buero|haus|office)|abwesend|außer haus|im urlaub|in elternzeit|nicht erreichbar)\b|\b(?:ab dem|am)\b.{0,40}\bwieder (?:erreichbar|im büro|für sie da)\b",
    ),
    cue(
        Z,
        0.9,
        r"\b(?:je suis|je serai)\b.{0,40}\b(?:absente?|en congés?|en vacances|en déplacement)\b|\bde retour le\b|\babsente? (?:du bureau|jusqu'au)\b",
    ),
    cue(
        Z,
        0.9,
        r"\b(?:estoy|estaré|me encuentro)\b.{0,40}\b(?:fuera de la oficina|de vacaciones|ausente|fuera)\b|\bfuera de la oficina\b|\bregres(?:o|aré) (?:a la oficina )?el\b",
    ),
    cue(
        Z,
        0.6,
        r"\b(?:we have |have )?received your (?:message|e-?mail|enquiry|inquiry|request)\b|\byour (?:message|e-?mail|enquiry|inquiry|request) (?:has been|was) received\b|\bticket (?:number|#|id)\b|\bcontacting (?:us|our|the)\b",
    ),
)

CLASSIFIER = Classifier("absence", CUES)

"""Owns German: the words that tell what a German mail means."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

import re

from classifiers.cues import Cue, cue
from classifiers.languages.shape import Language
from classifiers.reading import Label, Nuance

TALK = r"(?:gespr(?:ä|ae)ch\w*|interview\w*|telefonat\w*|telefoninterview\w*|vorstellungsgespr(?:ä|ae)ch\w*|kennenlern\w*|kennenlerngespr(?:ä|ae)ch\w*|videocall|call|probearbeiten|probetag|termin\w*)"
R, O, I, C = Label.REJECTION, Label.OFFER, Label.INTERVIEW_INVITATION, Label.INTERVIEW_CONFIRMATION  # noqa: E741
S, A, Q, N = Label.STATUS_UPDATE, Label.APPLICATION_RECEIVED, Label.INFO_REQUEST, Label.NOT_JOB_RELATED

CUES: tuple[Cue, ...] = (
    cue(
        R,
        0.94,
        r"\b(?:ihre bewerbung|ihnen|sie|dich|dir|deine bewerbung|bewerbung)\b.{0,80}\b(?:nicht|keine)\b.{0,60}\b(?:ber(?:ü|ue)cksichtig\w*|in betracht|engere (?:wahl|auswahl)|weiter ?verfolg\w*|einladen|eingeladen|anbieten|zusage\w*|entschieden|positiven?|ausgew(?:ä|ae)hlt|fortf(?:ü|ue)hr\w*|fortsetz\w*|weiterf(?:ü|ue)hr\w*|weiterkomm\w*)",
        unless=r"\b(?:noch nicht|falls|wenn sie|sollten)\b",
    ),
    cue(
        R,
        0.95,
        r"\b(?:f(?:ü|ue)r|zugunsten|mit|an)\b (?:einen?|eines|einer|eine|anderen?)? ?(?:anderen?|anderer|mitbewerber\w*|externen?|internen?) ?(?:bewerber\w*|kandidat\w*|person|mitbewerber\w*)?\b.{0,40}\b(?:entschieden|vergeben|besetzt|den vorzug|gefallen)",
        unless=r"\bnoch nicht\b",
    ),
    cue(
        R,
        0.95,
        r"\b(?:leider|muss\w*|m(?:ü|ue)ssen|bedauer\w*)\b.{0,60}\b(?:absagen|eine absage|abzusagen|absage erteilen)\b",
        unless=r"\b(?:termin|gespr(?:ä|ae)ch|interview|morgen|treffen|verschieb\w*)",
    ),
    cue(
        R,
        0.94,
        r"\b(?:stelle|position|vakanz|rolle)\b.{0,60}\b(?:bereits |inzwischen |schon |mittlerweile |anderweitig |intern |nun )(?:\w+ )?(?:besetzt|vergeben|geschlossen|gestrichen)\b",
    ),
    cue(
        R,
        0.6,
        r"\b(?:alles gute|viel erfolg)\b.{0,60}\b(?:zukunft|weiteren|suche|beruflich\w*|bewerbung\w*)",
    ),
    cue(R, 0.55, r"\b(?:bedauern|leider)\b.{0,50}\bmitteilen\b"),
    cue(
        R,
        0.95,
        r"\bangebot\b.{0,60}\b(?:zur(?:ü|ue)ckziehen|zur(?:ü|ue)cknehmen|zur(?:ü|ue)ckgezogen|widerrufen)\b",
        nuance=Nuance.OFFER_WITHDRAWN,
    ),
    cue(
        O,
        0.95,
        r"\b(?:freuen|freue|gerne?|k(?:ö|oe)nnen|m(?:ö|oe)chten|w(?:ü|ue)rden)\b.{0,60}\b(?:ihnen|dir)\b.{0,80}\b(?:stelle|position|arbeitsvertrag|vertrag|einstellung|festanstellung|job|arbeitsplatz|zusage)\b.{0,60}\b(?:anbieten|anzubieten|geben|zu geben|unterbreiten|zu unterbreiten|mitteilen)\b|\b(?:vertragsangebot|stellenangebot|jobangebot|arbeitsvertrag)\b.{0,60}\b(?:anbei|im anhang|beigef(?:ü|ue)gt|unterschr\w+|unterzeichn\w+|zusenden|zukommen)\b|\b(?:anbei|im anhang)\b.{0,60}\b(?:vertragsangebot|arbeitsvertrag|angebot)\b",
        unless=r"\b(?:nicht|leider|newsletter|passende stellenangebote|rabatt|wenn|falls)\b",
    ),
    cue(
        O,
        0.93,
        r"\b(?:m(?:ö|oe)chten|w(?:ü|ue)rden|wollen)\b.{0,40}\b(?:sie|dich)\b.{0,40}\b(?:einstellen|an bord|in unserem team|ins team)\b|\bf(?:ü|ue)r (?:sie|dich) entschieden\b|\bherzlich willkommen (?:im team|an bord)\b",
        unless=r"\b(?:nicht|(?:zu|zum|zu einem|ein|f(?:ü|ue)r ein|ihr) (?:\w+ )?\w*gespr(?:ä|ae)ch|kennenlernen)\b",
    ),
    cue(
        I,
        0.91,
        rf"\b(?:einladen|lade|laden|einladung|eingeladen|einzuladen)\b.{{0,80}}\b{TALK}|\b{TALK}.{{0,60}}\b(?:einladen|einzuladen|eingeladen|vereinbaren|ausmachen)\b|\b(?:sie|dich)\b.{{0,60}}\b(?:kennenlernen|kennen ?(?:zu ?)?lernen|kennenzulernen)\b",
        unless=r"\b(?:nicht|leider|zum test|webinar|falls|wenn ihr)\b",
    ),
    cue(
        I,
        0.87,
        r"\b(?:welche[rn]?|wann|haben sie|hast du|h(?:ä|ae)tten sie|h(?:ä|ae)ttest du|passt|passen|w(?:ü|ue)rde)\b.{0,60}\b(?:termine?|zeit|passt|passen|am besten|verf(?:ü|ue)gbar\w*)\b|\b(?:termin\w*|zeiten|verf(?:ü|ue)gbarkeit\w*)\b.{0,40}\b(?:vorschl\w+|nennen|mitteilen|aussuchen|ausw(?:ä|ae)hlen|buchen|teilen)\b",
        unless=r"\b(?:starttermin|eintrittstermin|verschieb\w*)\b",
    ),
    cue(
        C,
        0.92,
        rf"\bbest(?:ä|ae)tig\w*\b.{{0,60}}\b(?:{TALK}|uhr)|\b{TALK}.{{0,80}}\b(?:findet|stattfinden|statt|best(?:ä|ae)tigt|vereinbart)\b|\bfindet\b.{{0,80}}\b(?:statt|uhr)\b",
        unless=r"\b(?:nicht|bitte best(?:ä|ae)tigen|eingang|erhalt|verschoben|abgesagt)\b",
    ),
    cue(
        C,
        0.9,
        r"\b(?:freuen uns|freue mich)\b.{0,60}\bam\b.{0,80}\b(?:begr(?:ü|ue)(?:ß|ss)en|empfangen|kennenzulernen|willkommen|zu sehen|zu sprechen)\b|\bam gespr(?:ä|ae)ch nehmen\b",
    ),
    cue(
        C,
        0.72,
        rf"\b(?:freuen uns|freue mich|freuen wir uns)\b.{{0,30}}\bauf\b.{{0,30}}\b(?:{TALK}|sie|dich)|\berinner\w*\b.{{0,60}}\b{TALK}",
        unless=r"\b(?:bewerbung|r(?:ü|ue)ckmeldung|antwort)\b",
    ),
    cue(
        Label.RESCHEDULE,
        0.9,
        rf"\b(?:verschieb\w*|verschoben|verleg\w*)\b|\b(?:anderen|neuen|alternativen) termin\b|\b{TALK}.{{0,60}}\b(?:verschoben|verlegt)\b",
        unless=r"\b(?:falls|wenn sie|sollten sie|entscheidung)\b",
    ),
    cue(
        Label.CANCELLATION,
        0.92,
        rf"\b{TALK}\b.{{0,60}}\b(?:absagen|abgesagt|entf(?:ä|ae)llt|ausfallen)\b|\b(?:absagen|abgesagt)\b.{{0,40}}\b{TALK}",
        unless=r"\b(?:falls|wenn sie)\b",
    ),
    cue(
        A,
        0.9,
        r"\b(?:bewerbung|unterlagen|bewerbungsunterlagen)\b.{0,60}\b(?:erhalten|eingegangen|angekommen|bekommen)\b|\b(?:eingang|erhalt)\b.{0,40}\bbewerbung",
        unless=r"\bnicht\b",
    ),
    cue(
        A,
        0.75,
        r"\b(?:vielen dank|danke|herzlichen dank|bedanken)\b.{0,60}\b(?:bewerbung|interesse|unterlagen)\b",
    ),
    cue(
        A,
        0.8,
        r"\b(?:werden|wird)\b.{0,60}\b(?:unterlagen|bewerbung)\b.{0,60}\b(?:pr(?:ü|ue)fen|sichten|gepr(?:ü|ue)ft|gesichtet)\b",
    ),
    cue(
        S,
        0.86,
        r"\b(?:noch (?:nicht|keine|etwas|in der|im|andere|weitere|am)|um (?:etwas |ein wenig )?geduld|gedulden|dauert|verz(?:ö|oe)ger\w*|sobald wir|entscheid\w* (?:bis|n(?:ä|ae)chste|ende|voraussichtlich|wird|treffen)|treffen\b.{0,40}\bentscheidung)\b",
        unless=r"\bentschieden\b",
    ),
    cue(
        S,
        0.72,
        r"\b(?:melden? (?:uns|mich)|komme\w* (?:wieder )?auf sie|geben (?:wir )?(?:ihnen|dir)|(?:ihre|deine) (?:nachricht|mail|e-mail|r(?:ü|ue)ckmeldung|geduld))\b",
    ),
    cue(
        S,
        0.92,
        r"\b(?:einstellungsstopp|pausier\w*|auf eis|ausgesetzt|zur(?:ü|ue)ckgestellt|vorerst gestoppt)\b",
        nuance=Nuance.PAUSED,
        unless=r"\b(?:aufgehoben|beendet)\b",
    ),
    cue(
        S,
        0.93,
        r"\b(?:verfahren|ausschreibung|stelle|suche|einstellungsstopp)\b.{0,60}\b(?:wieder aufgenommen|fortgesetzt|wieder offen|aufgehoben|wieder ausgeschrieben)\b",
        nuance=Nuance.RESUMED,
        unless=r"\b(?:sobald|wenn|falls)\b",
    ),
    cue(
        S,
        0.94,
        r"\b(?:bewerbung)\b.{0,60}\bzur(?:ü|ue)ckgezogen\b|\br(?:ü|ue)ckzug ihrer bewerbung\b",
        nuance=Nuance.WITHDRAWAL_CONFIRMED,
    ),
    cue(
        Q,
        0.89,
        r"\b(?:bitte|ben(?:ö|oe)tigen|br(?:ä|ae)uchten|fehlen|k(?:ö|oe)nnten sie)\b.{0,80}\b(?:\w*zeugnis\w*|unterlagen|referenz\w*|nachweis\w*|gehaltsvorstellung\w*|test|aufgabe|assessment|fragebogen|lebenslauf|formular|case|arbeitsprobe\w*)\b",
        nuance=Nuance.ASSESSMENT,
        unless=r"\b(?:termin|vielen dank f(?:ü|ue)r)\b",
    ),
    cue(
        Label.RECRUITER_OUTREACH,
        0.9,
        r"\b(?:ihr|dein)(?:em|en)? (?:\w+-?)?profil\b.{0,60}\b(?:gesto(?:ß|ss)en|aufmerksam|gefunden|gesehen|passt|passen)|\bauf (?:ihr|dein) (?:\w+-?)?profil\b|\b(?:mandant\w*|kunden) (?:sucht|suchen)\b|\bim auftrag (?:unseres|meines) (?:mandanten|kunden)\b|\boffen f(?:ü|ue)r (?:eine )?(?:neue|berufliche)",
    ),
    cue(
        Label.JOB_ALERT,
        0.92,
        r"\b(?:neue jobs|passende (?:jobs|stellenangebote)|\d+ (?:neue )?(?:jobs|stellen)\b|jobs f(?:ü|ue)r (?:sie|dich)|newsletter|jobalarm|job-alert)\b",
    ),
    cue(
        N,
        0.93,
        r"\b(?:wohnung\w*|mietvertrag|mietinteress\w*|besichtigung\w*|kreditantrag|darlehen|rechnung|bestellung|paket|passwort|best(?:ä|ae)tigungscode)\b",
        unless=r"\b(?:stelle|position|bewerbung als)\b",
    ),
)

_WORDS = "der die das und ich wir sie unser unsere unserer am im um uhr von zu geehrte geehrter frau herr liebe lieber guten tag hallo hiermit wird wurde kann können als bei nach oder auch noch ihre ihnen ihr für fuer mit ist nicht eine einen auf zu den dem leider sehr uns haben vielen dank bewerbung freundlichen grüßen gruessen grüße werden möchten dich dir deine"
LANGUAGE = Language(
    code="de",
    common=frozenset(_WORDS.split()),
    cues=CUES,
    conditional=(r"\b(?:falls|sollten (?:sie|wir)|sofern|wenn (?:sie|ihre?|wir)|nur (?:bei|wenn))\b"),
    refusal=(
        r"\b(?:nicht|kein\w*|nie|leider|bedauer\w*|absag\w*|abgesagt|abgelehnt|ander\w+|jemand\w*|besetzt|vergeben|weg|entschieden|entscheidung"
        r"|entschließen|gestrichen|entfällt|zurückgezogen|beendet|abgeschlossen|geschlossen|alles gute|viel erfolg|viel glück|schade|mitbewerb\w*|intern\w*)\b"
    ),
    hiring=(
        r"\b(?:zusag\w*|zugesagt|angebot\w*|anbieten|einstell\w*|eingestellt|(?:arbeits)?vertrag\w*|anfang\w*|beginn\w*|start\w*|willkommen|freu\w*|glückwunsch\w*"
        r"|gratul\w*|stelle|gehalt|lohn|team|entschieden|dabei|haben (?:wollen|möchten)|wollen (?:sie|dich)|hätten (?:sie|dich)|gern\w*)\b"
    ),
    company=(
        re.compile(
            r"\b(?:bei|bei der|bei dem|der Firma|für die) ((?:[A-ZÄÖÜ0-9][\w&.ÄÖÜäöüß-]*)(?: (?:[A-ZÄÖÜ0-9&][\w&.ÄÖÜäöüß-]*)){0,4})"
        ),
        re.compile(
            r"\b[Ii]hr(?:e)? ((?:[A-ZÄÖÜ][\w&.ÄÖÜäöüß-]*)(?: [A-ZÄÖÜ&][\w&.ÄÖÜäöüß-]*){0,3})[- ](?:Recruiting|HR|Personal|Team)"
        ),
    ),
    role=(
        re.compile(
            r"\b(?:als|Stelle als|Position als|Stelle:|Position:|Stelle des|Stelle der|Position des|Position der) ((?:[A-ZÄÖÜ][\w&.:/*ÄÖÜäöüß-]*)(?: (?:[A-ZÄÖÜ&][\w&.:/*ÄÖÜäöüß-]*|für|im|in|und|der|des|\([mwfdx/]+\))){0,5})"
        ),
    ),
)

"""Owns French: the words that tell what a French mail means."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

import re

from classifiers.cues import Cue, cue
from classifiers.languages.shape import Language
from classifiers.reading import Label, Nuance

TALK = (
    r"(?:entretien\w*|entrevue\w*|rendez-vous|(?:appel|échange|call|visio\w*|visioconférence|discussion|rencontre)\b)"
)
R, O, I, C = Label.REJECTION, Label.OFFER, Label.INTERVIEW_INVITATION, Label.INTERVIEW_CONFIRMATION  # noqa: E741
S, A, Q, N = Label.STATUS_UPDATE, Label.APPLICATION_RECEIVED, Label.INFO_REQUEST, Label.NOT_JOB_RELATED

CUES: tuple[Cue, ...] = (
    cue(
        R,
        0.94,
        r"\b(?:candidature|profil|vous|donner suite|suite)\b.{0,80}\b(?:pas|ne (?:pouvons|pourrons|sommes))\b.{0,60}\b(?:retenue?|suite|favorable\w*|sélectionnée?|abouti|poursuivre|proposer|été retenu\w*)|\bne (?:pouvons|pourrons|sommes|souhaitons)\b.{0,50}\b(?:donner (?:une )?suite|retenir|poursuivre|suite favorable|proposer (?:le|ce|un) poste)|\bn'(?:a|avons|est) (?:malheureusement )?pas (?:été )?(?:retenu\w*|sélectionné\w*|abouti|pu)|\bsuite défavorable\b|\bpas retenu",
        unless=r"\b(?:si vous|sans nouvelle|sans réponse|encore)\b|\bpas encore\b",
    ),
    cue(
        R,
        0.95,
        r"\b(?:retenu|choisi|choix|porté|sélectionné|recruté|privilégié|poursuivre|poste à|faveur)\b.{0,60}\b(?:d'|une? |l')?autres? (?:candidat\w*|profils?|personne)",
    ),
    cue(
        R,
        0.94,
        r"\bposte\b.{0,50}\b(?:est|a été|été) (?:désormais |déjà |maintenant )?(?:pourvu|clôturé|annulé|supprimé)",
    ),
    cue(
        R,
        0.55,
        r"\b(?:regret\w*|malheureusement|au regret)\b.{0,60}\b(?:informer|annoncer)|\b(?:bonne (?:continuation|chance)|plein succès|beaucoup de succès)\b",
    ),
    cue(
        R,
        0.95,
        r"\b(?:retirer|retirée?|annuler|annulée?|retirons)\b.{0,40}\b(?:offre|proposition)\b|\b(?:offre|proposition) d'(?:emploi|embauche)\b.{0,60}\b(?:retirée|annulée|caduque)",
        nuance=Nuance.OFFER_WITHDRAWN,
        unless=r"\bsi\b",
    ),
    cue(
        O,
        0.95,
        r"\b(?:plaisir|heureux|heureuse|ravis?|souhaitons|souhaiterions|aimerions|enchantés?)\b.{0,60}\b(?:proposer|offrir|confier|faire)\b.{0,60}\b(?:poste|emploi|offre|contrat|promesse|stage|cdi|cdd)\b|\b(?:promesse|proposition|offre|lettre) d'embauche\b|\b(?:offre|proposition) (?:d'emploi )?(?:ci-jointe|en pièce jointe|formelle)",
        unless=r"\b(?:pas|newsletter|offres d'emploi|entretien|retir\w*|si )\b",
    ),
    cue(
        O,
        0.93,
        r"\b(?:aimerions|souhaitons|serions ravis|heureux)\b.{0,40}\bque vous (?:rejoigniez|intégriez)|\bvotre candidature (?:a été|est) retenue\b|\bbienvenue dans l'équipe\b",
        unless=r"\b(?:pas|entretien|si)\b",
    ),
    cue(
        I,
        0.91,
        rf"\b(?:inviter|invitons|convier|convions|convenir|fixer|organiser|planifier|programmer|proposer|prévoir|souhait\w*|aimer\w*)\b.{{0,60}}\b(?:{TALK}|vous rencontrer|échanger avec vous|faire (?:votre|plus ample) connaissance)|\bvous rencontrer\b",
        unless=r"\b(?:pas|malheureusement|test|reporter|annuler|si votre)\b",
    ),
    cue(
        I,
        0.86,
        r"\b(?:vos|quelles sont vos|votre|vos prochaines) disponibilités?\b|\bseriez-vous disponible\b|\bêtes-vous disponible\b|\b(?:choisir|réserver|proposer|indiquer)\b.{0,40}\bcréneaux?\b|\b(?:quel|ces) créneaux?\b|\bvous conviendrai\w*",
    ),
    cue(
        C,
        0.92,
        rf"\bconfirm\w*\b.{{0,60}}\b{TALK}|\b{TALK}.{{0,80}}\b(?:aura lieu|est (?:confirmée?|prévue?|fixée?)|confirmée?|se (?:tiendra|déroulera))\b|\brappel\b.{{0,30}}\bentretien",
        unless=r"\b(?:merci de confirmer|reporté|annulé|bien vouloir confirmer|réception)\b",
    ),
    cue(
        Label.RESCHEDULE,
        0.9,
        rf"\b(?:reporter|reportée?|décaler|décalée?|déplacer|déplacée?)\b.{{0,60}}(?:{TALK}|\b(?:à|au|date)\b)|\b{TALK}.{{0,50}}\b(?:reportée?|décalée?|déplacée?)\b|\b(?:une autre date|un autre créneau|un autre horaire|une nouvelle date)\b",
        unless=r"\b(?:si vous|en cas)\b",
    ),
    cue(
        Label.CANCELLATION,
        0.92,
        rf"\b{TALK}.{{0,60}}\bannulée?\b|\b(?:annuler|annulons)\b.{{0,40}}\b{TALK}",
        unless=r"\bsi vous\b",
    ),
    cue(
        A,
        0.9,
        r"\b(?:reçu|réception|enregistrée?|parvenue)\b.{0,60}\bcandidature\b|\bcandidature\b.{0,60}\b(?:reçue|parvenue|enregistrée|transmise|bien été)",
        unless=r"\bpas (?:été )?(?:reçu|parvenu)",
    ),
    cue(A, 0.75, r"\b(?:remerci\w*|merci)\b.{0,60}\b(?:candidature|intérêt|candidater)\b"),
    cue(
        A,
        0.82,
        r"\bsans (?:réponse|nouvelles?|retour)\b.{0,80}\b(?:semaines?|jours|mois|considér\w*)",
    ),
    cue(
        S,
        0.86,
        r"\b(?:pas encore|toujours (?:en cours|à l'étude)|en cours (?:d'étude|d'examen|de traitement|de sélection)|prend (?:plus|davantage) de temps|du retard|patienter|votre patience|prendr\w* (?:une|notre|la) décision|décision (?:sera|d'ici|avant|la semaine))\b",
    ),
    cue(
        S,
        0.72,
        r"\b(?:revien\w*|reviendr\w*) vers vous\b|\b(?:tiendrons|tiendrai|tiens|tenons) (?:au courant|informée?)|\brecontacter\w*\b|\bmerci (?:pour|de) votre (?:message|mail|courriel|relance|retour|patience)",
    ),
    cue(
        S,
        0.92,
        r"\b(?:gel des (?:recrutements|embauches)|recrutement (?:est |a été )?(?:suspendu|gelé|en pause|mis en pause)|(?:suspend\w*|mis\w* en (?:pause|attente|suspens))\b.{0,40}\b(?:recrutement|poste|processus))",
        nuance=Nuance.PAUSED,
        unless=r"\b(?:levé|terminé)\b",
    ),
    cue(
        S,
        0.93,
        r"\b(?:recrutement|processus|poste|recherche)\b.{0,60}\b(?:reprend|repris|reprennent|relancé|rouvert)\b",
        nuance=Nuance.RESUMED,
        unless=r"\b(?:dès que|quand|lorsque|si)\b",
    ),
    cue(
        S,
        0.94,
        r"\b(?:retrait de votre candidature|retiré votre candidature|votre désistement)\b",
        nuance=Nuance.WITHDRAWAL_CONFIRMED,
    ),
    cue(
        Q,
        0.89,
        r"\b(?:merci de|pourriez-vous|veuillez|besoin de|invitons à|bien vouloir|demandons de)\b.{0,80}\b(?:test|exercice|étude de cas|références|justificatifs?|documents?|diplômes?|questionnaire|formulaire|cv|prétentions|pièces?)\b",
        nuance=Nuance.ASSESSMENT,
        unless=r"\bmerci de votre\b",
    ),
    cue(
        Label.RECRUITER_OUTREACH,
        0.9,
        r"\b(?:tombée?|découvert|repéré|vu|consulté|remarqué)\b.{0,30}\b(?:sur )?votre (?:profil|cv|parcours)\b|\b(?:mon|notre|l'un de nos) clients?\b.{0,40}\b(?:recherche|recrute)|\bà l'écoute (?:du marché|d'opportunités|de nouvelles)",
    ),
    cue(
        Label.JOB_ALERT,
        0.92,
        r"\b(?:nouvelles offres|offres d'emploi (?:pour vous|correspond\w*)|alerte emploi|\d+ (?:nouvelles )?offres|newsletter)\b",
    ),
    cue(
        N,
        0.93,
        r"\b(?:dossier de location|appartement|logement|bail|demande de (?:prêt|crédit)|votre (?:commande|colis|facture)|mot de passe|code de vérification)\b",
        unless=r"\b(?:poste|candidature au)\b",
    ),
)

_WORDS = "je en ce cette mes nos le la les des nous vous votre vos notre pour avec est une dans que qui sur pas avons cordialement bonjour madame monsieur candidature merci êtes sommes avez au aux du et"
LANGUAGE = Language(
    code="fr",
    common=frozenset(_WORDS.split()),
    cues=CUES,
    conditional=(r"\b(?:si (?:vous|votre|nous)|en cas|sans (?:réponse|nouvelles?|retour)|dans le cas)\b"),
    refusal=(
        r"\b(?:ne|n'\w+|pas|aucun\w*|plus|malheureusement|regret\w*|désol\w*|navré\w*|autre\w*|quelqu'un|pourvu\w*|retenu\w*|choisi\w*|refus\w*|négative?|défavorable"
        r"|clos\w*|clôtur\w*|annul\w*|abandonn\w*|suite favorable|bonne (?:continuation|chance)|interne|candidat\w*)\b"
    ),
    hiring=(
        r"\b(?:offr\w*|propos\w*|embauch\w*|recrut\w*|engag\w*|contrat\w*|promesse|bienvenue|félicitations|rejoin\w*|commenc\w*|débuter|début|salaire|poste|retenu\w*|choisi\w*"
        r"|équipe|heureu\w*|plaisir|ravi\w*|accept\w*)\b"
    ),
    company=(
        re.compile(
            r"\b(?:chez|au sein de|rejoindre|l'équipe|équipes? de) ((?:[A-ZÉÈÀ0-9][\w&.'éèàêçôîÉÈÀ-]*)(?: (?:[A-ZÉÈÀ0-9&][\w&.'éèàêçôîÉÈÀ-]*|de|et|du)){0,4})"
        ),
    ),
    role=(
        re.compile(
            r"\b(?:poste|poste de|poste d'|candidature de|candidature au poste de|candidature pour le poste de|candidature au poste d')[ :]*((?:[A-ZÉÈÀ][\w&./'éèàêçôîÉÈÀ-]*)(?: (?:[\w&./'éèàêçôîÉÈÀ-]*|\([HFhf/]+\))){0,5}?)(?= (?:au sein|chez|dans|et|que|a|à|est|n'|pour|nous|\()|[.,;!?\n]|$)"
        ),
    ),
)

"""Owns the life of a draft: one table of states and actions; nothing leaves without a yes to exactly what leaves."""

from __future__ import annotations

from enum import StrEnum


class DraftState(StrEnum):
    """Where a draft stands (rules, section 7)."""

    QUEUED = "queued"
    EDITED = "edited"  # queued, in the person's own words: never touched again by the program
    APPROVED = "approved"
    SNOOZED = "snoozed"
    SENDING = "sending"
    SENT = "sent"
    DISCARDED = "discarded"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    UNSURE = "unsure"


class Action(StrEnum):
    """What can happen to a draft."""

    EDIT = "edit"  # the person changes text, subject or recipient, here or in the mail client
    CHANGE = "change"  # the program writes it anew, or its recipient or thread moved
    APPROVE = "approve"  # the person's yes
    RETRACT = "retract"  # the person takes the yes back
    SNOOZE = "snooze"
    WAKE = "wake"  # the snooze is over
    DISCARD = "discard"  # the person does not want it, or dismisses a withdrawn one
    WITHDRAW = "withdraw"  # the plan no longer wants it
    EXPIRE = "expire"  # its time is over; what is approved does not expire
    LAPSE = "lapse"  # way out "drafts" only: reviewed, never sent from there, its time is over
    SEND = "send"  # the row is claimed, before the first byte
    DELIVERED = "delivered"  # the server took it
    REFUSED = "refused"  # the server said no: nothing left, the person must look
    NOT_STARTED = "not_started"  # nothing left, the yes still stands
    DOUBT = "doubt"  # cut off, or a crash, while sending
    SEEN_SENT = "seen_sent"  # it lies in Sent: we or the person sent it
    NOT_SENT = "not_sent"  # of an unsure one: a look or the person says that it did not leave


ACTIONS = tuple(Action)

_S, _A = DraftState, Action
_WAITING = (_S.QUEUED, _S.EDITED, _S.SNOOZED)
_TABLE: dict[tuple[DraftState, Action], DraftState] = {
    **{(state, _A.APPROVE): _S.APPROVED for state in _WAITING},
    **{(state, _A.EDIT): _S.EDITED for state in (*_WAITING, _S.APPROVED, _S.WITHDRAWN)},
    **{(state, _A.SNOOZE): _S.SNOOZED for state in (*_WAITING, _S.APPROVED)},
    **{(state, _A.DISCARD): _S.DISCARDED for state in (*_WAITING, _S.APPROVED, _S.WITHDRAWN)},
    **{(state, _A.WITHDRAW): _S.WITHDRAWN for state in (*_WAITING, _S.APPROVED)},
    **{(state, _A.EXPIRE): _S.EXPIRED for state in _WAITING},
    **{(state, _A.LAPSE): _S.EXPIRED for state in (*_WAITING, _S.APPROVED)},
    **{(state, _A.SEEN_SENT): _S.SENT for state in _S if state is not _S.SENT},
    (_S.QUEUED, _A.CHANGE): _S.QUEUED,
    (_S.SNOOZED, _A.CHANGE): _S.SNOOZED,
    (_S.APPROVED, _A.CHANGE): _S.QUEUED,
    (_S.APPROVED, _A.RETRACT): _S.QUEUED,
    (_S.SNOOZED, _A.WAKE): _S.QUEUED,
    (_S.APPROVED, _A.SEND): _S.SENDING,
    (_S.SENDING, _A.DELIVERED): _S.SENT,
    (_S.SENDING, _A.REFUSED): _S.QUEUED,
    (_S.SENDING, _A.NOT_STARTED): _S.APPROVED,
    (_S.SENDING, _A.DOUBT): _S.UNSURE,
    (_S.UNSURE, _A.NOT_SENT): _S.QUEUED,
}


def step(state: str, action: str, *, own_words: bool = False) -> DraftState | None:
    """The state after an action, or None when it is refused.

    `own_words`: the text is the person's, so that what comes back to the queue comes back as edited, and the
    program changes nothing of it.
    """
    if own_words and action == Action.CHANGE:
        return None
    after = _TABLE.get((DraftState(state), Action(action)))
    return DraftState.EDITED if own_words and after is DraftState.QUEUED else after


def may_leave(state: str, approved_digest: str | None, digest: str) -> bool:
    """Whether these very bytes were approved: both digests are mime.digest, over all but Date."""
    return state == DraftState.APPROVED and approved_digest is not None and approved_digest == digest

"""The person's word: what each command records, or why it is refused; one module a family of commands."""

from daemon.pipeline.said import Refusal, Said, find_application, find_item
from daemon.pipeline.word.answers import answer
from daemon.pipeline.word.applications import add, merge, note, set_facts, set_stage, split, trust, undo, undo_all
from daemon.pipeline.word.drafts import approve_all, dismiss, draft_approve, draft_discard, draft_edit, draft_snooze
from daemon.pipeline.word.meetings import interview_change, interview_new
from daemon.pipeline.word.tasks import task_done, task_skip

__all__ = [
    "Refusal",
    "Said",
    "add",
    "answer",
    "approve_all",
    "dismiss",
    "draft_approve",
    "draft_discard",
    "draft_edit",
    "draft_snooze",
    "find_application",
    "find_item",
    "interview_change",
    "interview_new",
    "merge",
    "note",
    "set_facts",
    "set_stage",
    "split",
    "task_done",
    "task_skip",
    "trust",
    "undo",
    "undo_all",
]

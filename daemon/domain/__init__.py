"""What applications are and how the rules move them: stages, events, waiting, planning. Pure, standard library only."""

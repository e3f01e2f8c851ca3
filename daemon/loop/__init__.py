"""One turn of the wheel, and the wheel: read new mail, plan, mirror, send what was approved, wait for the bell."""

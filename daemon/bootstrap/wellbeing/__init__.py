"""Owns what is known of how the program is: noted where it is met, kept between processes, told by `status`."""

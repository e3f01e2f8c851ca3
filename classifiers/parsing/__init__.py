"""How one mail's octets become a Message: header fields, transfer encodings, bodies, reports. Pure."""

"""A PDF made for the tests: one page, its title in the metadata."""

from __future__ import annotations


def pdf(title: str) -> bytes:
    """A PDF file with a title in its document information, as UTF-16 with a mark (PDF 32000-1 §7.9.2.2)."""
    text = b"\xfe\xff" + title.encode("utf-16-be")
    info = b"<" + text.hex().encode() + b">"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
        b"<< /Title " + info + b" >>",
    ]
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, o) for n, o in enumerate(objects, 1))
    return body + b"trailer << /Root 1 0 R /Info 4 0 R >>\n%%EOF\n"

"""What the file says of itself: that it is PDF/A-3 and PDF/UA-1, and that it reads from right to left."""

from __future__ import annotations

import io
from importlib.resources import files
from typing import Any

_UA = (
    '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part>'
    "</rdf:Description>"
)
_SCHEMA = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description></rdf:li></rdf:Seq>
</pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""
"""PDF/A asks that metadata which it does not know be described."""
_END = b"</rdf:RDF>"


def declare(pdf: Any, direction: str) -> None:
    """Name PDF/UA beside PDF/A in the metadata, and the direction for the viewer."""
    (metadata,) = (part for part in pdf.objects if getattr(part, "extra", {}).get("Type") == "/Metadata")
    (packet,) = metadata.stream
    metadata.stream[:] = [packet.replace(_END, f"{_UA}\n{_SCHEMA}\n".encode() + _END)]
    pdf.catalog["ViewerPreferences"]["Direction"] = "/R2L" if direction == "rtl" else "/L2R"


def colours() -> dict[str, Any]:
    """What our red, green and blue mean: sRGB, from WeasyPrint's own file, which it would leave open."""
    from weasyprint.css import ColorProfile

    profile = io.BytesIO((files("weasyprint.pdf") / "sRGB2014.icc").read_bytes())
    return {"srgb": ColorProfile(profile, "sRGB2014.icc", "relative-colorimetric", (["r"], ["g"], ["b"]))}

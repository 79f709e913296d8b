package org.tousaidants.places.intake;

/// « Format » — the format of a source, detected from its content and never from its extension.
public enum SourceFormat {
    CSV,
    JSON,
    NDJSON,
    GEOJSON,
    XLSX
}

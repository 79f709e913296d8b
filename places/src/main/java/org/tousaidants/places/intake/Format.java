package org.tousaidants.places.intake;

/// « Format » — the format of a source, detected from its content and never from its extension.
public enum Format {
    CSV,
    JSON,
    NDJSON,
    GEOJSON,
    XLSX
}

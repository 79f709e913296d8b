package org.tousaidants.places.intake;

/// « Format » — found in the content, never in the extension.
public enum Format {
    CSV,
    JSON,
    NDJSON,
    GEOJSON,
    XLSX
}

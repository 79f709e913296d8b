package org.tousaidants.places.intake;

/// « Format » — detected in the content, never from the extension.
public enum Format {
    CSV,
    JSON,
    NDJSON,
    GEOJSON,
    XLSX
}

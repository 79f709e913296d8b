package org.tousaidants.places.intake;

import java.util.List;
import java.util.Optional;

/// « Enregistrement brut » — one record as its source wrote it, whatever the format.
public non-sealed interface RawRecord extends RecordReadResult {
    /// The start of the record in its source: line of the file (from 1, header included) for CSV and XLSX, rank
    /// of the element (from 1) for JSON and GeoJSON.
    @Override
    long line();

    /// The value at a column or path: `nom`, `address.streetAddress`, `services.0.name`, `properties.nom`.
    /// Trimmed; absent when the column is missing, null or blank. A number is written without exponent and
    /// without a useless
    /// `.0`; a list of scalars is joined by `;`; an object is its JSON.
    Optional<String> text(String path);

    /// The names of the record's columns (top level for JSON, `properties.x` for the properties
    /// of a GeoJSON Feature).
    List<String> columns();

    /// The record as received: the CSV line, or the JSON of the element; kept beside a reject.
    @Override
    String raw();
}

package org.tousaidants.observatory.opendata;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.text.Sha256;
import org.tousaidants.platform.identity.TerritoryNetwork;
import tools.jackson.databind.json.JsonMapper;

/// Writes the description of a table in the format Data Package (`datapackage.json`): columns and licence.
final class DataPackageWriter {
    private DataPackageWriter() {}

    static PublicFileExports.GeneratedExportFile of(
            PublicFileExports.GeneratedExportFile csv, TerritoryNetwork network, LocalDate day) {
        var resource = new LinkedHashMap<String, Object>();
        resource.put("name", "lieux");
        resource.put("path", csv.name());
        resource.put("profile", "tabular-data-resource");
        resource.put("format", "csv");
        resource.put("mediatype", "text/csv");
        resource.put("encoding", "utf-8");
        resource.put("bytes", csv.bytes().length);
        resource.put("hash", "sha256:" + Sha256.hex(csv.bytes()));
        resource.put(
                "schema",
                Map.of(
                        "fields",
                        Field.NATIONAL.stream().map(DataPackageWriter::column).toList(),
                        "primaryKey",
                        "id"));
        var described = new LinkedHashMap<String, Object>();
        described.put("profile", "tabular-data-package");
        described.put("name", network.id() + "-lieux-de-mediation-numerique");
        described.put("title", network.name());
        described.put("created", day + "T00:00:00Z");
        described.put(
                "licenses",
                List.of(Map.of(
                        "name",
                        "etalab-2.0",
                        "path",
                        "https://www.etalab.gouv.fr/licence-ouverte-open-licence",
                        "title",
                        "Licence Ouverte 2.0")));
        described.put("resources", List.of(resource));
        return new PublicFileExports.GeneratedExportFile(
                "datapackage.json",
                "application/json",
                1,
                JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(described));
    }

    private static Map<String, Object> column(Field field) {
        var column = new LinkedHashMap<String, Object>();
        column.put("name", field.column());
        column.put(
                "type",
                switch (field) {
                    case LATITUDE, LONGITUDE -> "number";
                    case DATE_MAJ -> "date";
                    default -> "string";
                });
        field.pattern()
                .filter(_ -> !field.list() && field != Field.DATE_MAJ)
                .filter(pattern -> !pattern.startsWith("(?s)"))
                .ifPresent(pattern -> column.put("constraints", Map.of("pattern", pattern)));
        return column;
    }
}

package org.tousaidants.observatory.opendata;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tousaidants.core.csv.CsvFormat;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Exports HSDS 3.1 as tables: one CSV file per kind of object with the names of the standard, and their Data
/// Package.
final class HsdsTables {
    /// A foreign key: the name of its column and of the referenced table.
    private record HsdsForeignKey(String column, String table) {}

    /// The description of a table: its file, its foreign keys in the order of their columns, and its rows.
    private record HsdsTable(String file, List<HsdsForeignKey> keys, List<Map<String, Object>> rows) {}

    private static final Set<String> NUMBERS = Set.of("latitude", "longitude", "amount");

    private final Map<String, HsdsTable> tables = new LinkedHashMap<>();

    private HsdsTables() {
        table("organization", "organizations.csv");
        table("service", "services.csv", new HsdsForeignKey("organization_id", "organization"));
        table("location", "locations.csv");
        table("address", "addresses.csv", new HsdsForeignKey("location_id", "location"));
        table("phone", "phones.csv", new HsdsForeignKey("service_id", "service"));
        table("schedule", "schedules.csv", new HsdsForeignKey("service_id", "service"));
        table("cost_option", "cost_options.csv", new HsdsForeignKey("service_id", "service"));
        table(
                "service_at_location",
                "service_at_location.csv",
                new HsdsForeignKey("service_id", "service"),
                new HsdsForeignKey("location_id", "location"));
    }

    private void table(String name, String file, HsdsForeignKey... keys) {
        tables.put(name, new HsdsTable(file, List.of(keys), new ArrayList<>()));
    }

    static List<PublicFileExports.GeneratedExportFile> of(List<ExportedPlace> places) {
        var all = read(places);
        var made = new ArrayList<PublicFileExports.GeneratedExportFile>();
        all.tables.values().forEach(table -> made.add(all.csv(table)));
        made.add(all.described());
        return made;
    }

    /// Returns the rows of each table, by the name of the table in the standard.
    static Map<String, List<Map<String, Object>>> rows(List<ExportedPlace> places) {
        var rows = new LinkedHashMap<String, List<Map<String, Object>>>();
        read(places).tables.forEach((name, table) -> rows.put(name, table.rows()));
        return rows;
    }

    private static HsdsTables read(List<ExportedPlace> places) {
        var tables = new HsdsTables();
        HsdsExport.organizations(places).forEach(organization -> tables.add("organization", organization, Map.of()));
        HsdsExport.services(places).forEach(service -> {
            tables.add("service", service, Map.of());
            Map<String, Object> of = Map.of("service_id", id(service));
            for (var phone : inside(service, "phones")) tables.add("phone", phone, of);
            for (var schedule : inside(service, "schedules")) tables.add("schedule", schedule, of);
            for (var cost : inside(service, "cost_options")) tables.add("cost_option", cost, of);
            for (var there : inside(service, "service_at_locations")) {
                if (!(there.get("location") instanceof Map<?, ?> known)) continue;
                var location = named(known);
                tables.add("location", location, Map.of());
                tables.add(
                        "service_at_location", there, Map.of("service_id", id(service), "location_id", id(location)));
                for (var address : inside(location, "addresses"))
                    tables.add("address", address, Map.of("location_id", id(location)));
            }
        });
        return tables;
    }

    /// Adds an object as a row of a table; nested objects become rows of other tables.
    ///
    /// @param name name of the table
    /// @param thing the object
    /// @param keys foreign keys of the row, by column
    private void add(String name, Map<String, Object> thing, Map<String, Object> keys) {
        var row = new LinkedHashMap<String, Object>();
        thing.forEach((column, value) -> {
            if (!(value instanceof Map) && !(value instanceof List)) row.put(column, value);
        });
        var table = tables.get(name);
        if (table == null) return;
        for (var key : table.keys()) if (keys.containsKey(key.column())) row.put(key.column(), keys.get(key.column()));
        table.rows().add(row);
    }

    private static String id(Map<String, Object> thing) {
        return String.valueOf(thing.get("id"));
    }

    private static List<Map<String, Object>> inside(Map<String, Object> thing, String name) {
        var found = new ArrayList<Map<String, Object>>();
        if (thing.get(name) instanceof List<?> list)
            for (var one : list) if (one instanceof Map<?, ?> map) found.add(named(map));
        return found;
    }

    private static Map<String, Object> named(Map<?, ?> map) {
        var named = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> named.put(String.valueOf(key), value));
        return named;
    }

    private static List<String> columns(HsdsTable table) {
        var columns = new LinkedHashSet<>(List.of("id"));
        for (var row : table.rows()) columns.addAll(row.keySet());
        return List.copyOf(columns);
    }

    private PublicFileExports.GeneratedExportFile csv(HsdsTable table) {
        var columns = columns(table);
        var text = new StringBuilder();
        CsvFormat.row(text, ',', columns);
        for (var row : table.rows())
            CsvFormat.row(
                    text,
                    ',',
                    columns.stream()
                            .map(column -> String.valueOf(row.getOrDefault(column, "")))
                            .toList());
        return new PublicFileExports.GeneratedExportFile(
                table.file(), "text/csv", table.rows().size(), text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private PublicFileExports.GeneratedExportFile described() {
        var resources = new ArrayList<Map<String, Object>>();
        tables.forEach((name, table) -> {
            var schema = new LinkedHashMap<String, Object>();
            schema.put(
                    "fields",
                    columns(table).stream()
                            .map(column ->
                                    Map.of("name", column, "type", NUMBERS.contains(column) ? "number" : "string"))
                            .toList());
            schema.put("primaryKey", "id");
            schema.put(
                    "foreignKeys",
                    table.keys().stream()
                            .map(key -> Map.of(
                                    "fields",
                                    key.column(),
                                    "reference",
                                    Map.of("resource", key.table(), "fields", "id")))
                            .toList());
            var resource = new LinkedHashMap<String, Object>();
            resource.put("name", name);
            resource.put("path", table.file());
            resource.put("profile", "tabular-data-resource");
            resource.put("format", "csv");
            resource.put("mediatype", "text/csv");
            resource.put("encoding", "utf-8");
            resource.put("schema", schema);
            resources.add(resource);
        });
        var described = new LinkedHashMap<String, Object>();
        described.put("profile", "tabular-data-package");
        described.put("name", "hsds-3.1");
        described.put(
                "licenses",
                List.of(Map.of(
                        "name", "etalab-2.0", "path", "https://www.etalab.gouv.fr/licence-ouverte-open-licence")));
        described.put("resources", resources);
        return new PublicFileExports.GeneratedExportFile(
                "datapackage.json",
                "application/json",
                resources.size(),
                JsonMapper.shared()
                        .writerWithDefaultPrettyPrinter()
                        .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                        .writeValueAsBytes(described));
    }
}

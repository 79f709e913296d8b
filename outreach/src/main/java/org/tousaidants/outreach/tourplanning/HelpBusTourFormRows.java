package org.tousaidants.outreach.tourplanning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.platform.web.Form;

/// « Lignes de la tournée » — the numbered rows of the form as typed. Empty rows are omitted; a pasted list, or a
/// commune selected on the map, is converted to rows. Only the pasted list is parsed here, not the fields of the
/// rows.
final class HelpBusTourFormRows {
    static final List<String> VEHICLE = List.of("nom", "base", "de", "a", "pause-de", "pause-a", "installation");
    static final List<String> STOP = List.of("commune", "minutes", "de", "a", "de2", "a2", "fois", "pont", "salle");
    static final List<String> OTHERS = List.of("jours", "jour", "graine");
    private static final int LONGEST_LIST = 5_000;
    private static final String USUAL_MINUTES = "120";
    private static final String TIME = "(\\d{1,2}[:hH]\\d{2})";
    private static final Pattern LINE = Pattern.compile("(.{2,80}?)\\s+(\\d{1,3})(?:[\\s,]+" + TIME + "-" + TIME
            + ")?(?:[\\s,]+" + TIME + "-" + TIME + ")?(?:\\s+x(\\d))?(\\s+(?:pont|bridge))?(?:\\s+(.{2,60}))?");

    private final List<Map<String, String>> vehicles = new ArrayList<>();
    private final List<Map<String, String>> stops = new ArrayList<>();
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final List<String> unreadable = new ArrayList<>();

    private HelpBusTourFormRows() {}

    static HelpBusTourFormRows of(Form form, Optional<Commune> added, Optional<Integer> removed) {
        var rows = new HelpBusTourFormRows();
        for (var row = 0; row < HelpBusTourForm.MOST_VEHICLES; row++)
            read(form, "vehicule-", row, VEHICLE, "nom").ifPresent(rows.vehicles::add);
        for (var row = 0; row < HelpBusTourForm.MOST_VISITS; row++) {
            var number = row;
            if (removed.filter(gone -> gone == number).isEmpty())
                read(form, "arret-", row, STOP, "commune").ifPresent(rows.stops::add);
        }
        var pasted = form.text("liste").max(LONGEST_LIST).get();
        pasted.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(rows::paste);
        added.map(one -> Map.of("commune", one.name(), "minutes", USUAL_MINUTES))
                .ifPresent(rows.stops::add);
        Stream.concat(OTHERS.stream(), Stream.of("plan", "tournee", "lieu", "semaines", "fois", "feries"))
                .filter(name -> !form.values(name).isEmpty())
                .forEach(name -> rows.values.put(name, form.values(name)));
        return rows;
    }

    /// Returns a row; empty if none of its fields is typed.
    private static Optional<Map<String, String>> read(
            Form form, String prefix, int row, List<String> fields, String first) {
        var cells = new LinkedHashMap<String, String>();
        for (var field : fields) {
            var typed = form.text(prefix + row + "-" + field).get();
            if (!typed.isEmpty()) cells.put(field, typed);
        }
        // A row of a stop whose commune was erased is omitted, even if its hours and minutes are still
        // typed.
        return cells.containsKey(first) || prefix.equals("vehicule-") && !cells.isEmpty()
                ? Optional.of(cells)
                : Optional.empty();
    }

    private void paste(String line) {
        var found = LINE.matcher(line);
        if (!found.matches()) {
            unreadable.add(line.length() > 60 ? line.substring(0, 60) : line);
            return;
        }
        var cells = new LinkedHashMap<String, String>();
        cells.put("commune", found.group(1));
        cells.put("minutes", found.group(2));
        for (var k = 0; k < 4; k++)
            if (found.group(3 + k) != null) cells.put(STOP.get(2 + k), time(found.group(3 + k)));
        if (found.group(7) != null) cells.put("fois", found.group(7));
        if (found.group(8) != null) cells.put("pont", "oui");
        if (found.group(9) != null) cells.put("salle", found.group(9).strip());
        stops.add(cells);
    }

    /// Returns a typed time in the form `08:30`, for example for « 8h30 ».
    static String time(String typed) {
        var clean = typed.replaceAll("[hH]", ":");
        return clean.length() == 4 ? "0" + clean : clean;
    }

    /// Returns the form with its rows renumbered, without empty rows between them.
    Form form() {
        var rows = new LinkedHashMap<>(values);
        put(rows, "vehicule-", vehicles);
        put(rows, "arret-", stops);
        if (!unreadable.isEmpty()) rows.put("liste", List.of(String.join("\n", unreadable)));
        var form = Form.filled(rows);
        unreadable.forEach(line -> form.error("liste", "planner.error.line", line));
        return form;
    }

    private static void put(Map<String, List<String>> all, String prefix, List<Map<String, String>> rows) {
        for (var row = 0; row < rows.size(); row++)
            for (var cell : rows.get(row).entrySet())
                all.put(prefix + row + "-" + cell.getKey(), List.of(cell.getValue()));
    }

    int vehicles() {
        return vehicles.size();
    }

    int stops() {
        return stops.size();
    }

    /// Returns the names of the fields of the form that the next page must contain again as hidden fields.
    List<String> names() {
        return form().names().stream()
                .filter(name -> OTHERS.contains(name) || name.startsWith("vehicule-") || name.startsWith("arret-"))
                .toList();
    }
}

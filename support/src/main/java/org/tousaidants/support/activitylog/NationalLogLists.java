package org.tousaidants.support.activitylog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tousaidants.core.text.ShippedFile;

/// « Vocabulaire du carnet » — the values allowed in a log of acts: the themes and procedures of the national log
/// of digital mediators, and the words of its spreadsheet by code. They are read from files that name their source.
public final class NationalLogLists {
    record Theme(String code, boolean procedure, String national) {}

    private static final Map<String, Theme> THEMES = new LinkedHashMap<>();
    private static final Map<String, String> PROCEDURES = new LinkedHashMap<>();
    private static final Map<String, Map<String, String>> DIARY = new LinkedHashMap<>();

    static {
        for (var row : rows("themes")) THEMES.put(row[0], new Theme(row[0], row[1].equals("procedure"), row[2]));
        for (var row : rows("procedures")) PROCEDURES.put(row[0], row[1]);
        for (var row : rows("diary"))
            DIARY.computeIfAbsent(row[0], _ -> new LinkedHashMap<>()).put(row[1], row[2]);
    }

    private NationalLogLists() {}

    static List<Theme> themes() {
        return List.copyOf(THEMES.values());
    }

    static Optional<Theme> theme(String code) {
        return Optional.ofNullable(THEMES.get(code));
    }

    public static List<String> procedures() {
        return List.copyOf(PROCEDURES.keySet());
    }

    /// The theme that holds a procedure.
    public static Optional<String> themeOf(String procedure) {
        return Optional.ofNullable(PROCEDURES.get(procedure));
    }

    /// The words of one list of the diary, by code.
    static Map<String, String> diary(String list) {
        return Objects.requireNonNull(DIARY.get(list), list);
    }

    private static List<String[]> rows(String file) {
        return ShippedFile.rows(NationalLogLists.class, "/acts/" + file + ".csv");
    }
}

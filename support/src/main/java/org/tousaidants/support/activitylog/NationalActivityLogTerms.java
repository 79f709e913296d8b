package org.tousaidants.support.activitylog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tousaidants.core.text.BundledFile;

/// « Vocabulaire du carnet » — the allowed values of the activity log: the themes and procedures of the national log
/// of digital mediators, and the words of its spreadsheet by code. They are read from files that name their source.
public final class NationalActivityLogTerms {
    record NationalLogTheme(String code, boolean procedure, String national) {}

    private static final Map<String, NationalLogTheme> THEMES = new LinkedHashMap<>();
    private static final Map<String, String> PROCEDURES = new LinkedHashMap<>();
    private static final Map<String, Map<String, String>> DIARY = new LinkedHashMap<>();

    static {
        for (var row : rows("themes"))
            THEMES.put(row[0], new NationalLogTheme(row[0], row[1].equals("procedure"), row[2]));
        for (var row : rows("procedures")) PROCEDURES.put(row[0], row[1]);
        for (var row : rows("diary"))
            DIARY.computeIfAbsent(row[0], _ -> new LinkedHashMap<>()).put(row[1], row[2]);
    }

    private NationalActivityLogTerms() {}

    static List<NationalLogTheme> themes() {
        return List.copyOf(THEMES.values());
    }

    static Optional<NationalLogTheme> theme(String code) {
        return Optional.ofNullable(THEMES.get(code));
    }

    public static List<String> procedures() {
        return List.copyOf(PROCEDURES.keySet());
    }

    /// Returns the theme to which a procedure belongs; empty for an unknown procedure.
    public static Optional<String> themeOf(String procedure) {
        return Optional.ofNullable(PROCEDURES.get(procedure));
    }

    /// Returns the words of one list in the national diary, by code.
    ///
    /// @param list name of the list
    static Map<String, String> diary(String list) {
        return Objects.requireNonNull(DIARY.get(list), list);
    }

    private static List<String[]> rows(String file) {
        return BundledFile.rows(NationalActivityLogTerms.class, "/acts/" + file + ".csv");
    }
}

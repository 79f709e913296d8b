package org.tousaidants.platform.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// Reads the SQL comments of the migrations by table and column, for the list of columns in an export.
final class DatabaseColumnDescriptions {
    private static final Pattern TABLE = Pattern.compile("create table (\\w+) \\(.*");
    private static final Pattern COLUMN = Pattern.compile("\\s{4}\"?(\\w+)\"?\\s+\\w.*?(?:--\\s*(.*))?");
    private static final Pattern ADDED =
            Pattern.compile("\\s*(?:alter table (\\w+)\\s+)?add column (?:if not exists )?(\\w+) .*");

    private final Map<String, String> words = new HashMap<>();
    private String table = "";
    private String comment = "";

    private DatabaseColumnDescriptions() {}

    static DatabaseColumnDescriptions ofMigrations() {
        var descriptions = new DatabaseColumnDescriptions();
        try {
            var files = new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/V*.sql");
            Arrays.sort(files, Comparator.comparingInt(DatabaseColumnDescriptions::number));
            for (var file : files)
                file.getContentAsString(StandardCharsets.UTF_8).lines().forEach(descriptions::line);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return descriptions;
    }

    private static int number(Resource file) {
        return Integer.parseInt(String.valueOf(file.getFilename()).replaceFirst("^V(\\d+)__.*", "$1"));
    }

    /// Returns the description of a column, or of the table if `column` is empty; empty if no migration contains
    /// one.
    String of(String table, String column) {
        return words.getOrDefault(table + "." + column, "");
    }

    private void line(String line) {
        var text = line.strip();
        if (text.startsWith("--")) {
            comment = (comment + " " + text.substring(2).strip()).strip();
            return;
        }
        var begun = TABLE.matcher(line);
        var column = COLUMN.matcher(line);
        var added = ADDED.matcher(line);
        if (begun.matches()) {
            table = begun.group(1);
            say(table, "", comment);
        } else if (added.matches()) {
            if (added.group(1) != null) table = added.group(1);
            say(table, added.group(2), comment);
        } else if (!table.isEmpty() && column.matches()) {
            var beside = column.group(2) == null ? "" : column.group(2);
            say(table, column.group(1), (comment + " " + beside).strip());
        } else if (text.startsWith(")") || text.isEmpty()) table = text.isEmpty() ? table : "";
        comment = "";
    }

    private void say(String table, String column, String text) {
        if (!text.isEmpty()) words.put(table + "." + column, text);
    }
}

package org.tousaidants.rules.archive;

import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tousaidants.rules.protocol.RuleFileSchemas;

/// « Lignes d’identité » — the fields that a decision sets in `protocole.yaml`: version, first day, whether the
/// rules are adopted, and the body that adopted them. The rest of the file, including comments, is unchanged.
public record ProtocolIdentityEditor(String version, LocalDate inForce, Optional<String> adoptedBy) {
    public RulesFolder in(RulesFolder folder) {
        var files = new TreeMap<>(folder.files());
        files.computeIfPresent(RuleFileSchemas.IDENTITY, (_, text) -> in(text));
        return new RulesFolder(folder.name(), files, folder.mistakes());
    }

    private String in(String text) {
        var decided = put(text, "version", version);
        decided = put(decided, "en-vigueur", inForce.toString());
        decided = put(decided, "statut", adoptedBy.isPresent() ? "adopte" : "proposition");
        return adoptedBy.isPresent()
                ? put(decided, "adopte-par", quoted(adoptedBy.get()))
                : key("adopte-par").matcher(decided).replaceFirst("");
    }

    private static String put(String text, String key, String value) {
        var line = key + ": " + value + "\n";
        var found = key(key).matcher(text);
        if (found.find()) return found.replaceFirst(Matcher.quoteReplacement(line));
        return text.endsWith("\n") || text.isEmpty() ? text + line : text + "\n" + line;
    }

    /// Returns a pattern that matches a key at the start of a line, together with the indented lines below it.
    private static Pattern key(String key) {
        return Pattern.compile("(?m)^" + key + "[ \\t]*:[^\\n]*(?:\\n[ \\t]+[^\\n]*)*(?:\\n|\\z)");
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}

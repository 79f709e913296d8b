package org.tousaidants.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tousaidants.Modules;
import org.tousaidants.platform.territory.TerritorySetting;
import org.tousaidants.platform.web.TerritoryLogo;

/// The settings that the code reads, found in its sources, with the sentence that `settings.tsv` has for each.
final class SettingsReference {
    /// `@Value` and `application.properties`, with the default value.
    private static final Pattern INJECTED = Pattern.compile("\\$\\{(ta\\.[a-z.-]+)(?::([^}$]*))?");

    private static final Pattern READ =
            Pattern.compile("(?:getProperty|setting)\\(\\s*\"(ta\\.[a-z.-]+[a-z])\"(?:, Integer\\.class, (\\d+))?");
    private static final Pattern OF_TENANT = Pattern.compile("(?:tenants\\.setting|[sS]etting)\\(\"([a-z][a-z.-]+)\"");
    private static final Pattern ENVIRONMENT = Pattern.compile("\"(TA_[A-Z_]+[A-Z]|DATABASE_URL)\"");
    private static final Pattern BOUND = Pattern.compile("bind\\(\"(ta\\.[a-z]+)\"");
    private static final Pattern OF_PROVIDER =
            Pattern.compile("(?:settings\\.getOrDefault\\(|needed\\(id, settings, )\"([a-z]+)\"");

    /// Read by Spring Boot, Java, a script or the logger: their names are in no source of ours.
    private static final Pattern OF_OTHERS =
            Pattern.compile("--.*|server\\..*|spring\\..*|management\\..*|TMPDIR|TA_MORE_JAVA_OPTIONS|TA_LOG");

    /// Set by options of `serve` and by tests, never by an operator.
    private static final Set<String> INTERNAL =
            Set.of("ta.database-url", "ta.demo", "ta.demo.year", "ta.real", "ta.say", "ta.rounds");

    static final SettingsReference OURS = new SettingsReference(
            Stream.concat(
                            Modules.files(Modules.JAVA)
                                    .filter(file -> file.toString().endsWith(".java")),
                            Modules.files(Modules.RESOURCES).filter(file -> file.endsWith("application.properties")))
                    .map(SettingsReference::text)
                    .toList(),
            text(Path.of("app/src/test/resources/settings/settings.tsv")));

    private final Map<String, String> defaults = new TreeMap<>();
    private final Map<String, String> sentences = new LinkedHashMap<>();
    private final TreeSet<String> onScreen = new TreeSet<>();

    private SettingsReference(List<String> sources, String written) {
        Stream.concat(
                        Arrays.stream(TerritorySetting.values()).map(TerritorySetting::file),
                        Arrays.stream(TerritoryLogo.LogoKind.values()).map(TerritoryLogo.LogoKind::setting))
                .forEach(name -> onScreen.add("ta." + name));
        onScreen.forEach(name -> found(name, ""));
        sources.forEach(this::find);
        written.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", 2))
                .forEach(cells -> sentences.put(cells[0], cells[1]));
    }

    private void find(String source) {
        INJECTED.matcher(source).results().forEach(one -> found(one.group(1), one.group(2)));
        READ.matcher(source).results().forEach(one -> found(one.group(1), one.group(2)));
        OF_TENANT
                .matcher(source)
                .results()
                .map(one -> one.group(1))
                .filter(name -> !name.startsWith("ta.") && !name.startsWith("spring."))
                .forEach(name -> found("ta." + name, ""));
        BOUND.matcher(source).results().forEach(one -> found(one.group(1) + ".<id>", ""));
        if (source.contains("class OpenIdProvider ") || source.contains("record OpenIdProvider("))
            OF_PROVIDER.matcher(source).results().forEach(one -> found("ta.openid.<id>." + one.group(1), ""));
        ENVIRONMENT.matcher(source).results().map(one -> one.group(1)).forEach(name -> found(name, ""));
    }

    private void found(String name, @Nullable String value) {
        defaults.merge(name, value == null ? "" : value, (one, other) -> one.isEmpty() ? other : one);
    }

    /// The settings without a sentence, and the sentences without a setting.
    List<String> mistakes() {
        var mistakes = new ArrayList<String>();
        for (var name : defaults.keySet())
            if (!INTERNAL.contains(name) && !isDescribed(name))
                mistakes.add("the code reads " + name + ": write it in settings.tsv");
        for (var name : sentences.keySet())
            if (!defaults.containsKey(name) && !OF_OTHERS.matcher(name).matches())
                mistakes.add("no code reads " + name + ": take it out of settings.tsv");
        return mistakes;
    }

    /// The environment variable of a setting, such as `TA_BACKUP_DIR`, needs no line of its own.
    private boolean isDescribed(String name) {
        return sentences.containsKey(name)
                || sentences.keySet().stream()
                        .anyMatch(one ->
                                one.startsWith(name + ".") || one.startsWith("ta.") && name.equals(variable(one)));
    }

    private static String variable(String setting) {
        return setting.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    String table() {
        return "| setting | default | what |\n|---|---|---|\n"
                + sentences.entrySet().stream()
                        .map(one -> "| `" + one.getKey() + "`" + (onScreen.contains(one.getKey()) ? " ◆" : "") + " | "
                                + value(one.getKey()) + " | " + one.getValue() + " |\n")
                        .collect(Collectors.joining());
    }

    private String value(String name) {
        var value = defaults.getOrDefault(name, "");
        return value.isEmpty() ? "" : "`" + value + "`";
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

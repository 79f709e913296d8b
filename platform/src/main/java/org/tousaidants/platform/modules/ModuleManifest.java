package org.tousaidants.platform.modules;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// « Manifeste d’un module » — the file `modules/<name>.properties` of a module. All classes below
/// `org.tousaidants.<package>` belong to it, except those of a manifest for a subpackage.
///
/// @param within the package; the name of the module unless the file states another one
/// @param partOf the module with which it is switched on and off: itself, or the module of which it is a part
/// @param always whether no network can switch it off
/// @param needs the modules without which it cannot work
/// @param tables the first words of the names of its tables
/// @param accounts its accounting tables: if one of them has a row, the law forbids to delete the data of the module
public record ModuleManifest(
        String name,
        String within,
        int order,
        String partOf,
        boolean always,
        Set<String> needs,
        Set<String> tables,
        Set<String> accounts) {
    private static final String PRESETS = "presets.properties";

    private static ModuleManifest read(Resource file) {
        var name = Objects.requireNonNull(file.getFilename()).replace(".properties", "");
        var lines = lines(file);
        return new ModuleManifest(
                name,
                lines.getProperty("package", name),
                Integer.parseInt(lines.getProperty("order")),
                lines.getProperty("part-of", name),
                Boolean.parseBoolean(lines.getProperty("always")),
                words(lines.getProperty("needs", "")),
                words(lines.getProperty("tables", "")),
                words(lines.getProperty("accounts", "")));
    }

    private static Properties lines(Resource file) {
        var lines = new Properties();
        try (var text = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            lines.load(text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return lines;
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).collect(Collectors.toUnmodifiableSet());
    }

    private static List<Resource> files() {
        try {
            return List.of(new PathMatchingResourcePatternResolver().getResources("classpath*:modules/*.properties"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Returns all manifests, in display order.
    static List<ModuleManifest> all() {
        return files().stream()
                .filter(file -> !PRESETS.equals(file.getFilename()))
                .map(ModuleManifest::read)
                .sorted(Comparator.comparingInt(ModuleManifest::order))
                .toList();
    }

    /// Returns the presets, from the fewest modules to the most.
    static List<ModulePreset> presets() {
        return files().stream()
                .filter(file -> PRESETS.equals(file.getFilename()))
                .map(ModuleManifest::lines)
                .flatMap(lines -> lines.stringPropertyNames().stream()
                        .map(name -> new ModulePreset(name, words(lines.getProperty(name)))))
                .sorted(Comparator.comparingInt(preset -> preset.on().size()))
                .toList();
    }
}

package org.tousaidants.platform.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.springframework.stereotype.Component;

/// « Portes » — the public pages by what a person comes for, read from `doors.properties`: a line is a theme and its
/// paths, a star marks what the first page shows. A wing that is not installed has no words for its pages and shows
/// none. Without the file there is no theme.
@Component
public final class DoorCatalogue {
    /// Shown in this order; `web.doors.<name>` says each.
    private static final List<String> THEMES = List.of("follow", "learn", "near", "network");

    record Door(String path, boolean first) {
        static Door of(String word) {
            return new Door(word.replaceFirst("^\\*", ""), word.startsWith("*"));
        }

        String key() {
            return SiteMap.key(path);
        }
    }

    record Theme(String name, List<Door> doors) {
        String key() {
            return "web.doors." + name;
        }
    }

    private final List<Theme> themes;

    DoorCatalogue() throws IOException {
        var lines = new Properties();
        try (var file = DoorCatalogue.class.getResourceAsStream("/doors.properties")) {
            if (file != null) lines.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        themes = THEMES.stream()
                .map(name -> new Theme(name, doors(lines.getProperty(name, ""))))
                .toList();
    }

    private static List<Door> doors(String paths) {
        return Arrays.stream(paths.split(" "))
                .filter(word -> !word.isEmpty())
                .map(Door::of)
                .toList();
    }

    /// The themes that have a page here.
    List<Theme> all(Page page) {
        return shown(page, false);
    }

    /// What the first page shows of them.
    List<Theme> first(Page page) {
        return shown(page, true);
    }

    private List<Theme> shown(Page page, boolean first) {
        return themes.stream()
                .map(theme -> new Theme(
                        theme.name(),
                        theme.doors().stream()
                                .filter(door -> page.has(door.key()) && (door.first() || !first))
                                .toList()))
                .filter(theme -> !theme.doors().isEmpty())
                .toList();
    }
}

package org.tousaidants.platform.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.springframework.stereotype.Component;

/// « Portes » — the public pages by theme, read from `doors.properties`: each line is a theme and its paths, a
/// star marks those of the home page. A module that is not installed has no texts for its pages and shows none.
/// Without the file there is no theme.
@Component
public final class PublicPageCatalogue {
    /// In display order; `web.doors.<name>` is the text of each.
    private static final List<String> THEMES = List.of("follow", "learn", "near", "network");

    record PublicPage(String path, boolean first) {
        static PublicPage of(String word) {
            return new PublicPage(word.replaceFirst("^\\*", ""), word.startsWith("*"));
        }

        String key() {
            return SiteMap.key(path);
        }
    }

    record Theme(String name, List<PublicPage> doors) {
        String key() {
            return "web.doors." + name;
        }
    }

    private final List<Theme> themes;

    PublicPageCatalogue() throws IOException {
        var lines = new Properties();
        try (var file = PublicPageCatalogue.class.getResourceAsStream("/doors.properties")) {
            if (file != null) lines.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        themes = THEMES.stream()
                .map(name -> new Theme(name, doors(lines.getProperty(name, ""))))
                .toList();
    }

    private static List<PublicPage> doors(String paths) {
        return Arrays.stream(paths.split(" "))
                .filter(word -> !word.isEmpty())
                .map(PublicPage::of)
                .toList();
    }

    /// The themes with an available page.
    List<Theme> all(Page page) {
        return shown(page, false);
    }

    /// The themes and pages of the home page.
    List<Theme> first(Page page) {
        return shown(page, true);
    }

    private List<Theme> shown(Page page, boolean first) {
        return themes.stream()
                .map(theme -> new Theme(
                        theme.name(),
                        theme.doors().stream()
                                .filter(door ->
                                        page.has(door.key()) && page.isOpen(door.path()) && (door.first() || !first))
                                .toList()))
                .filter(theme -> !theme.doors().isEmpty())
                .toList();
    }
}

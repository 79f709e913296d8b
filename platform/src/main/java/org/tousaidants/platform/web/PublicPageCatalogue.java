package org.tousaidants.platform.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.springframework.stereotype.Component;

/// « Portes » — the public pages by theme, read from `doors.properties`: each line contains a theme and its paths; a
/// star marks the pages that the home page shows. A page is omitted if its module is not installed. Without the file
/// there are no themes.
@Component
public final class PublicPageCatalogue {
    /// The names of the themes in display order. The text of each theme is `web.doors.<name>`.
    private static final List<String> THEMES = List.of("follow", "learn", "near", "network");

    record PublicPage(String path, boolean first) {
        static PublicPage of(String word) {
            return new PublicPage(word.replaceFirst("^\\*", ""), word.startsWith("*"));
        }

        String key() {
            return SiteMapPages.key(path);
        }
    }

    record PublicPageTheme(String name, List<PublicPage> doors) {
        String key() {
            return "web.doors." + name;
        }
    }

    private final List<PublicPageTheme> themes;

    PublicPageCatalogue() throws IOException {
        var lines = new Properties();
        try (var file = PublicPageCatalogue.class.getResourceAsStream("/doors.properties")) {
            if (file != null) lines.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        themes = THEMES.stream()
                .map(name -> new PublicPageTheme(name, doors(lines.getProperty(name, ""))))
                .toList();
    }

    private static List<PublicPage> doors(String paths) {
        return Arrays.stream(paths.split(" "))
                .filter(word -> !word.isEmpty())
                .map(PublicPage::of)
                .toList();
    }

    /// Returns the themes with at least one available page.
    List<PublicPageTheme> all(Page page) {
        return shown(page, false);
    }

    /// Returns the themes and pages that the home page shows.
    List<PublicPageTheme> first(Page page) {
        return shown(page, true);
    }

    private List<PublicPageTheme> shown(Page page, boolean first) {
        return themes.stream()
                .map(theme -> new PublicPageTheme(
                        theme.name(),
                        theme.doors().stream()
                                .filter(door ->
                                        page.has(door.key()) && page.isOpen(door.path()) && (door.first() || !first))
                                .toList()))
                .filter(theme -> !theme.doors().isEmpty())
                .toList();
    }
}

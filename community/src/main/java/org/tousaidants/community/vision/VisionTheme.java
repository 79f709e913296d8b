package org.tousaidants.community.vision;

import java.util.List;
import java.util.Locale;

/// « Thème de la vision » — one theme of the fourth pillar, such as media or the environment.
///
/// @param id lower-case word in addresses and in trainings; it never changes
/// @param modules slugs of the lessons for self-study
public record VisionTheme(String id, Words french, Words english, List<String> modules) {
    /// The texts of a theme in one language.
    ///
    /// @param intention aim of the theme, in one sentence
    /// @param questions questions that helpers discuss
    public record Words(String name, String intention, List<String> questions) {}

    public Words in(Locale locale) {
        return locale.getLanguage().equals("en") ? english : french;
    }
}

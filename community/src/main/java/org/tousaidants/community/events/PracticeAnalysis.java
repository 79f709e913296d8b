package org.tousaidants.community.events;

import java.util.Arrays;
import java.util.Optional;
import org.tousaidants.core.text.EnumConstantName;

/// « Analyse de pratique » — the only facts kept about a session in which helpers think about their practice: a theme
/// of a closed list, the facilitator, and how many people came. No name, no note, no talk and no feedback.
///
/// @param theme parameter of a [Theme]; empty for another kind of event
/// @param facilitator name of the professional who leads the session; empty for another kind of event
/// @param came number of people who came; empty before the session
record PracticeAnalysis(String theme, String facilitator, Optional<Integer> came) {
    static final PracticeAnalysis NONE = new PracticeAnalysis("", "", Optional.empty());

    /// « Thème » — a subject of a session, chosen from a list so that nobody describes a person in its title.
    enum Theme {
        LIMITS("limites"),
        DO_FOR("faire-a-la-place"),
        EMOTION("emotion"),
        SECRET("secret"),
        ANGER("colere"),
        DISTANCE("distance"),
        TOGETHER("ensemble"),
        FATIGUE("fatigue");

        private final String parameter;

        Theme(String parameter) {
            this.parameter = parameter;
        }

        String parameter() {
            return parameter;
        }

        static Optional<Theme> of(String parameter) {
            return Arrays.stream(values())
                    .filter(theme -> theme.parameter.equals(parameter))
                    .findFirst();
        }

        String key() {
            return "events.theme." + EnumConstantName.low(this);
        }
    }

    /// The message key of its theme; empty for another kind of event.
    String themeKey() {
        return Theme.of(theme).map(Theme::key).orElse("");
    }
}

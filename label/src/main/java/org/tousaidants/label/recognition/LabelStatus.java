package org.tousaidants.label.recognition;

import java.util.List;

/// « Où en est le label » — today, in sentences: since when, why, and what happens next. The same wherever it is read.
///
/// @param why what those who decided wrote; empty when nothing was taken
record LabelStatus(Life.State state, String sentence, String why, List<String> next) {
    String kind() {
        return switch (state) {
            case VALID -> "ok";
            case GRACE, SUSPENDED -> "warn";
            case WITHDRAWN -> "danger";
            case NEVER, LAPSED -> "info";
        };
    }
}

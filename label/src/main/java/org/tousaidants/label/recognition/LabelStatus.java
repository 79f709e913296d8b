package org.tousaidants.label.recognition;

import java.util.List;

/// « Où en est le label » — today's state in sentences: since when, why, and the next step. The
/// same on every page.
///
/// @param why the reasons of the committee; empty when nothing was taken
record LabelStatus(LabelCase.State state, String sentence, String why, List<String> next) {
    String kind() {
        return switch (state) {
            case VALID -> "ok";
            case GRACE, SUSPENDED -> "warn";
            case WITHDRAWN -> "danger";
            case NEVER, LAPSED -> "info";
        };
    }
}

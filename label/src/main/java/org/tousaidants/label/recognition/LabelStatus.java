package org.tousaidants.label.recognition;

import java.util.List;

/// « Où en est le label » — today's state of a label in sentences: since when, why, and the next step. All pages
/// show the same sentences.
///
/// @param sentence the state, with its first day
/// @param why the reasons of the committee; empty if it decided nothing to the disadvantage of the holder
/// @param next next steps
record LabelStatus(LabelCase.LabelState state, String sentence, String why, List<String> next) {
    String kind() {
        return switch (state) {
            case VALID -> "ok";
            case GRACE, SUSPENDED -> "warn";
            case WITHDRAWN -> "danger";
            case NEVER, LAPSED -> "info";
        };
    }
}

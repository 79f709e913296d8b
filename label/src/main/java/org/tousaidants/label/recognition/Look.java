package org.tousaidants.label.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.tousaidants.core.text.Paris;
import org.tousaidants.label.inforce.Rules;
import org.tousaidants.label.rules.Label;

/// « Regard » — at one label, by a round that holds its life.
///
/// @param until the last day of the term that it has
/// @param told when each thing was told about this term
record Look(String network, Life life, LocalDate until, Map<String, Instant> told, Rules.InForce ruling, Instant now) {
    LocalDate today() {
        return LocalDate.ofInstant(now, Paris.ZONE);
    }

    Label label() {
        return life.label(ruling.protocol());
    }
}

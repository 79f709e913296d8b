package org.tousaidants.label.badges;

import java.util.Optional;

/// « Autre carte » — a card of another package that is no badge, but has a number of the same form.
@FunctionalInterface
public interface OtherCardPage {
    /// The address of the page that says what the card is worth; empty if the number is unknown.
    Optional<String> page(BadgeCode code);
}
